import { describe, expect, it } from 'vitest';
import { createTyping } from './typing';

const key = (key: string) => ({ key, shiftKey: false });

describe('keys that come before the editor', () => {
  it('are kept for it, with the key that ends them', () => {
    const typing = createTyping();
    typing.open();
    for (const name of ['n', 'n', 'x', 'Backspace', 'a', 'Enter', 'q']) expect(typing.keep(key(name))).toBe(true);
    expect(typing.take()).toEqual({ text: 'nna', end: [0, 1] });
    typing.open();
    typing.keep({ key: 'Tab', shiftKey: true });
    expect(typing.take()).toEqual({ text: '', end: [-1, 0] });
  });

  it('are not kept when no editor was asked for, or once it is here', () => {
    const typing = createTyping();
    expect(typing.keep(key('a'))).toBe(false);
    typing.open();
    typing.take();
    expect(typing.keep(key('a'))).toBe(false);
    expect(typing.take()).toEqual({ text: '', end: null });
  });

  it('leave other keys to the grid', () => {
    const typing = createTyping();
    typing.open();
    expect(typing.keep(key('Escape'))).toBe(false);
    expect(typing.keep(key('ArrowDown'))).toBe(false);
  });

  it('are forgotten when no editor comes', () => {
    const typing = createTyping();
    typing.open();
    typing.keep(key('a'));
    typing.forget();
    expect(typing.keep(key('b'))).toBe(false);
  });
});
