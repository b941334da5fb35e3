/** A program: what such an edit has to write at least, statement by statement, with all values ready beforehand. */
import { randomUUID } from 'node:crypto';
import { openMirror } from '../../main/engine/mirror/open';
import { type ApplyOrder, type ApplyStep, editedColumns } from './apply';
import { answer } from './child';
import { got } from './desk';

interface Person {
  id: number;
  remoteId: string;
  text: string;
}

let running: Awaited<ReturnType<typeof begin>> | null = null;

async function begin({ mirror, people }: ApplyOrder) {
  const { sqlite } = got(await openMirror(mirror, Date.now)).mirror;
  const persons = sqlite
    .prepare(
      `select resource.id, remote_id as remoteId, search_text as text
      from resource join row on row.id = resource.id order by resource.id limit ?`,
    )
    .all(people) as Person[];
  const insertBatch = sqlite.prepare(
    `insert into batch (id, label, answer, created_at, author) values (?, ?, ?, ?, ?)`,
  );
  const answerBatch = sqlite.prepare(`update batch set answer = ? where id = ?`);
  const insertChange = sqlite.prepare(
    `insert into change (batch_id, resource_id, remote_id, kind, path, was, value, state, created_at, phase, ready)
    values (?, ?, ?, 'set', ?, ?, ?, 'pending', ?, 2, 0)`,
  );
  const insertHistory = sqlite.prepare(
    `insert into history (at, event, change_id, batch_id, remote_id, resource_id, person, kind, path, was, value, author)
    values (?, 'queued', ?, ?, ?, ?, ?, 'set', ?, ?, ?, ?)`,
  );
  const updateRow = sqlite.prepare(
    `update row set title = ?, display_name = ?, given_name = ?, family_name = ?, search_text = ?, data = ? where id = ?`,
  );
  const noteText = sqlite.prepare(`insert or ignore into unindexed (id) values (?)`);
  const shown = sqlite.prepare(`update row set data = null`);

  function apply(columns: number): number {
    const paths = editedColumns.slice(0, columns);
    const data = JSON.stringify(Object.fromEntries(paths.map((path) => [path, 'Value 1'])));
    const texts = persons.map(({ text }) => `${text} value`);
    const label = JSON.stringify({ key: 'edit', params: {} });
    const [was, value] = [JSON.stringify('An old value'), JSON.stringify('Value 1')];
    const began = performance.now();
    sqlite
      .transaction(() => {
        const [batch, at] = [randomUUID(), Date.now()];
        insertBatch.run(batch, label, '{}', at, 'Ada Admin');
        persons.forEach(({ id, remoteId }, place) => {
          for (const path of paths) {
            const { lastInsertRowid } = insertChange.run(batch, id, remoteId, path, was, value, at);
            const about = [lastInsertRowid, batch, remoteId, id, 'Ann Example'];
            insertHistory.run(at, ...about, path, was, value, 'Ada Admin');
          }
          updateRow.run('Value', 'Ann Example', 'Ann', 'Example', texts[place], data, id);
          noteText.run(id);
        });
        answerBatch.run('{"applied":10000,"created":[],"refused":[]}', batch);
      })
      .immediate();
    return performance.now() - began;
  }

  function takeBack(): number {
    shown.run();
    return 0;
  }

  return { apply, takeBack };
}

answer(async (order: ApplyOrder | ApplyStep): Promise<number> => {
  if ('mirror' in order) {
    running = await begin(order);
    return 0;
  }
  if (!running) throw new Error('there is no mirror yet');
  return 'undo' in order ? running.takeBack() : running.apply(order.columns);
});
