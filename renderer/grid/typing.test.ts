import { describe, expect, it } from 'vitest';
import { createTyping } from './typing';

describe('keys that come before the editor', () => {
  it('are kept for it, with the key that ends them', () => {
    const typing = createTyping();
    typing.open();
    for (const key of ['n', 'n', 'x', 'Backspace', 'a', 'Enter', 'q']) expect(typing.keep(key)).toBe(true);
    expect(typing.take()).toEqual({ text: 'nna', end: 'Enter' });
  });

  it('are not kept when no editor was asked for, or once it is here', () => {
    const typing = createTyping();
    expect(typing.keep('a')).toBe(false);
    typing.open();
    typing.take();
    expect(typing.keep('a')).toBe(false);
    expect(typing.take()).toEqual({ text: '', end: null });
  });

  it('leave other keys to the grid', () => {
    const typing = createTyping();
    typing.open();
    expect(typing.keep('Escape')).toBe(false);
    expect(typing.keep('ArrowDown')).toBe(false);
  });

  it('are forgotten when no editor comes', () => {
    const typing = createTyping();
    typing.open();
    typing.keep('a');
    typing.forget();
    expect(typing.keep('b')).toBe(false);
  });
});
