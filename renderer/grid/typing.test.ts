import { describe, expect, it } from 'vitest';
import { createTyping, type TypedKey } from './typing';

const key = (key: string): TypedKey => ({ key, shiftKey: false });

/** A list that is ready for the next key when the test says so. */
function list() {
  const pressed: string[] = [];
  const acts: (() => void)[] = [];
  const typing = createTyping({
    press: ({ key }) => {
      pressed.push(key);
      if (/^[a-z]$/.test(key)) typing.open();
    },
    afterwards: (act) => acts.push(act),
  });
  return { typing, pressed, render: () => acts.splice(0).map((act) => act()) };
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
