import { beforeEach, expect, it } from 'vitest';
import type { Person } from '../../preload/contract';
import { failed, succeeded } from '../../preload/failure';
import { engine } from '../bridge/engine';
import { startEngine } from '../bridge/engineForTests';
import { columnForTests } from '../invite/columnsForTests';
import { gridRow } from './entriesForTests';
import { closePerson, followPerson, openPerson, rereadPerson, usePerson } from './person';
import { useUsers } from './users';

const column = columnForTests('displayName', { label: 'Display name' });

function person(id: number, name = `Person ${id}`): Person {
  const row = gridRow({ id, cells: [name] });
  return { row, name, groups: [], isSelf: false, hasPhoto: false, actions: [], waiting: [] };
}

/** Waits until whatever was asked for has been answered. */
const settled = () => new Promise((resolve) => setTimeout(resolve, 20));

beforeEach(() => {
  closePerson();
  useUsers.setState({ tenantId: 't1', columns: [column] });
});

it('shows who was opened, with the columns that they were read with', async () => {
  engine.connect(startEngine({ 'people.read': ({ row }) => succeeded(person(row)) }).port);
  openPerson(7);
  await settled();
  expect(usePerson.getState()).toMatchObject({ isOpen: true, row: 7, person: { name: 'Person 7' }, columns: [column] });
});

it('follows the list while it is open, and skips whoever was only passed', async () => {
  const asked: number[] = [];
  const answer = (row: number) => {
    asked.push(row);
    return succeeded(person(row));
  };
  engine.connect(startEngine({ 'people.read': ({ row }) => answer(row) }).port);
  followPerson(1);
  expect(usePerson.getState().isOpen).toBe(false);
  openPerson(1);
  for (const row of [2, 3, 4, 5]) followPerson(row);
  await settled();
  expect(usePerson.getState().person?.row.id).toBe(5);
  expect(asked).toEqual([1, 5]);
});

it('says why somebody cannot be shown', async () => {
  engine.connect(startEngine({ 'people.read': () => failed('unknown-row') }).port);
  openPerson(7);
  await settled();
  expect(usePerson.getState()).toMatchObject({ person: null, failure: { code: 'unknown-row' } });
});

it('waits for the columns where the person has others', async () => {
  engine.connect(startEngine({ 'people.read': ({ row }) => succeeded(person(row)) }).port);
  useUsers.setState({ columns: [column, column] });
  openPerson(7);
  await settled();
  expect(usePerson.getState().person).toBeNull();
  useUsers.setState({ columns: [column] });
  await rereadPerson();
  expect(usePerson.getState().person?.row.id).toBe(7);
});

it('shows nobody who was closed meanwhile', async () => {
  engine.connect(startEngine({ 'people.read': ({ row }) => succeeded(person(row)) }).port);
  openPerson(7);
  closePerson();
  await settled();
  expect(usePerson.getState().person).toBeNull();
});
