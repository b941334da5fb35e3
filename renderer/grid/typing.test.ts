import { describe, expect, it } from 'vitest';
import { createTyping, type TypedKey } from './typing';

const key = (key: string): TypedKey => ({ key, shiftKey: false });

/** A list that is ready for the next key when the test says so, and whose row comes when it says so. */
function list() {
  const pressed: string[] = [];
  const acts: (() => void)[] = [];
  const row = { isHere: true, waitedFor: 0 };
  const typing = createTyping({
    press: (event) => {
      const isLetter = /^[a-z]$/.test(event.key);
      if (isLetter && !row.isHere && typing.postpone(event)) return;
      pressed.push(event.key);
      if (isLetter && row.isHere) typing.open();
    },
    afterwards: (act) => acts.push(act),
    now: () => row.waitedFor,
  });
  return { typing, pressed, row, render: () => acts.splice(0).map((act) => act()) };
}

describe('keys that come before the editor', () => {
  it('are kept for it, with the key that ends them and what comes after that', () => {
    const { typing } = list();
    typing.open();
    for (const name of ['n', 'n', 'x', 'Backspace', 'a', 'Enter', 'q', 'Tab'])
      expect(typing.keep(key(name))).toBe(true);
    expect(typing.take()).toEqual({ text: 'nna', end: [0, 1], rest: [key('q'), key('Tab')] });
    typing.open();
    typing.keep({ key: 'Tab', shiftKey: true });
    expect(typing.take()).toEqual({ text: '', end: [-1, 0], rest: [] });
  });

  it('are not kept when no editor was asked for, or once it is here', () => {
    const { typing } = list();
    expect(typing.keep(key('a'))).toBe(false);
    typing.open();
    typing.take();
    expect(typing.keep(key('a'))).toBe(false);
    expect(typing.take()).toEqual({ text: '', end: null, rest: [] });
  });

  it('leave other keys to the grid', () => {
    const { typing } = list();
    typing.open();
    expect(typing.keep(key('Escape'))).toBe(false);
    expect(typing.keep(key('ArrowDown'))).toBe(false);
    typing.keep(key('Enter'));
    expect(typing.keep(key('Shift'))).toBe(false);
  });

  it('are forgotten when no editor comes', () => {
    const { typing } = list();
    typing.open();
    typing.keep(key('a'));
    typing.forget();
    expect(typing.keep(key('b'))).toBe(false);
  });
});

describe('keys that are pressed again', () => {
  it('come one by one, as they are rendered, and those typed meanwhile after them', () => {
    const { typing, pressed, render } = list();
    typing.pressAgain([key('Tab'), key('F2')]);
    expect(pressed).toEqual([]);
    render();
    expect(pressed).toEqual(['Tab']);
    expect(typing.keep(key('ArrowDown'))).toBe(true);
    expect(typing.keep(key('Escape'))).toBe(false);
    render();
    render();
    expect(pressed).toEqual(['Tab', 'F2', 'ArrowDown']);
    expect(typing.keep(key('x'))).toBe(false);
  });

  it('go to the editor that the first of them opens', () => {
    const { typing, pressed, render } = list();
    typing.pressAgain([key('a'), key('b'), key('Enter'), key('c')]);
    // It may be there before the next of them would come.
    render();
    expect(pressed).toEqual(['a']);
    expect(typing.take()).toEqual({ text: 'b', end: [0, 1], rest: [key('c')] });
  });
});

describe('keys for a row that is on its way', () => {
  it('wait for it, with all that are typed meanwhile', () => {
    const { typing, pressed, row, render } = list();
    row.isHere = false;
    expect(typing.postpone(key('n'))).toBe(true);
    expect(typing.keep(key('i'))).toBe(true);
    render();
    expect(typing.keep(key('g'))).toBe(true);
    render();
    expect(pressed).toEqual([]);
    row.isHere = true;
    row.waitedFor = 2_000;
    render();
    expect(pressed).toEqual(['n']);
    expect(typing.take().text).toBe('ig');
    // The next one has the same patience.
    row.isHere = false;
    row.waitedFor = 4_000;
    expect(typing.postpone(key('n'))).toBe(true);
  });

  it('are for nothing else', () => {
    const { typing, pressed, row, render } = list();
    row.isHere = false;
    typing.postpone(key('n'));
    typing.keep(key('i'));
    typing.forget();
    row.isHere = true;
    render();
    expect(pressed).toEqual([]);
    expect(typing.keep(key('x'))).toBe(false);
  });

  it('are given to the list at last where it never comes', () => {
    const { typing, pressed, row, render } = list();
    row.isHere = false;
    typing.postpone(key('n'));
    typing.keep(key('ArrowDown'));
    row.waitedFor = 3_001;
    render();
    render();
    expect(pressed).toEqual(['n', 'ArrowDown']);
  });
});
