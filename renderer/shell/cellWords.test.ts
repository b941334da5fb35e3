import i18next from 'i18next';
import { beforeAll, expect, it } from 'vitest';
import { failure } from '../../preload/failure';
import { startTexts } from '../i18n';
import { createFormats } from '../i18n/formats';
import { columnForTests } from '../invite/columnsForTests';
import { noSelection } from '../state/selection';
import { cellWords, spokenWords } from './cellWords';

beforeAll(() => startTexts('en'));

const title = columnForTests('title');
const at = (part: Partial<typeof noSelection>) => ({ ...noSelection, cells: 1, column: title, ...part });
const speech = () => ({ t: i18next.t, formats: createFormats('en', ['en-GB']) });
const spoken = (part: Partial<typeof noSelection>) => spokenWords(speech(), at(part));

it('says where a change stands, what it replaces and why it stopped', () => {
  const mark = {
    changeId: 1,
    state: 'rejected' as const,
    was: 'Chef',
    failure: failure('rejected', {}, 'no such title'),
  };
  expect(spoken({ mark })).toMatch(/^Rejected by the tenant\. Was: Chef\. .*no such title/);
  expect(cellWords(speech(), at({ mark }))).toMatchObject({ state: 'rejected', title: 'Rejected by the tenant' });
});

it('says what awaits the person, and what a gesture could not put there', () => {
  expect(spoken({ fate: { changeId: 1, kind: 'delete', state: 'pending' } })).toMatch(/Waiting to be sent\.$/);
  const skipped = { row: 1, column: 'title', text: 'Cook', failure: failure('not-permitted') };
  expect(spoken({ skipped })).toContain('Cook');
});

it('says that a cell is fixed and why, and nothing of one that is plain', () => {
  const fixed = { ...title, editable: false, fixed: 'immutable' as const };
  expect(spoken({ column: fixed })).not.toBe('');
  expect(spoken({})).toBe('');
  expect(spokenWords(speech(), noSelection)).toBe('');
});

it('counts what is selected beyond one cell', () => {
  expect(spoken({ cells: 12 })).toBe('12 cells selected');
  expect(spoken({ rows: 3 })).toBe('3 rows selected');
});
