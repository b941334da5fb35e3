import { beforeEach, expect, it } from 'vitest';
import type { engineCalls, Input } from '../../preload/contract';
import { failure, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { startTexts } from '../i18n';
import { noImport, useImporting } from '../import/importing';
import { useReview } from '../state/review';
import { showScreen, useScreen } from '../state/screen';
import { useToasts } from '../state/toasts';
import { makeBatch } from './makingBatch';

type Order = Input<typeof engineCalls, 'import.apply'>;
let orders: Order[] = [];

const nothing = { created: 0, changed: 0, refused: [], deactivated: 0, notDeactivated: [] };

function start(answer: Partial<typeof nothing>) {
  const { port } = startEngine({
    'import.apply': (order) => {
      orders.push(order);
      return succeeded({ ...nothing, ...answer });
    },
    'import.close': () => succeeded(null),
  });
  engine.connect(port);
}

beforeEach(() => {
  startTexts('en');
  orders = [];
  useToasts.setState({ toasts: [] });
  showScreen('import');
  useImporting.setState(
    {
      ...noImport,
      ...{ purpose: 'compare', tenantId: 'acme', importId: crypto.randomUUID(), leavers: new Set([4, 9]) },
      file: { handle: 'list', fileName: 'hr.xlsx' },
    },
    true,
  );
});

it('takes what was chosen, and leads to the batch, which waits', async () => {
  start({ created: 1, deactivated: 2 });
  await makeBatch({ creates: true, changes: false, deactivates: true, people: 3 });
  const [order] = orders;
  expect(order).toMatchObject({ take: ['new'], deactivate: [4, 9], collected: true, actions: [] });
  expect(order?.label).toEqual({ key: 'batch.compare', params: { file: 'hr.xlsx', count: 3 } });
  expect(useScreen.getState().screen).toBe('changes');
  expect(useReview.getState().batch).toBe(order?.batchId);
  expect(useImporting.getState().tenantId).toBeNull();
});

it('deactivates nobody unasked, though people are ticked', async () => {
  start({ changed: 1 });
  await makeBatch({ creates: false, changes: true, deactivates: false, people: 1 });
  expect(orders).toMatchObject([{ take: ['changed'], deactivate: [] }]);
});

it('says who is still active, and why', async () => {
  const notDeactivated = [{ row: 9, failure: failure('own-attribute') }];
  start({ deactivated: 1, ...({ notDeactivated } as object) });
  await makeBatch({ creates: false, changes: false, deactivates: true, people: 2 });
  const [problem] = useToasts.getState().toasts;
  expect(problem).toMatchObject({ tone: 'problem', text: '1 person was not deactivated.' });
  expect(problem?.more[0]).toMatch(/your own account/);
});

it('stays where nothing is left to be taken, and says so', async () => {
  start({});
  await makeBatch({ creates: false, changes: true, deactivates: false, people: 1 });
  expect(useScreen.getState().screen).toBe('import');
  expect(useImporting.getState().tenantId).toBe('acme');
  expect(useToasts.getState().toasts).toMatchObject([{ tone: 'problem', text: 'Nothing is taken into the batch.' }]);
});
