import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createClosing } from './closing';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function start(waiting: Promise<number | null>) {
  const heard: string[] = [];
  const closing = createClosing({
    waiting: () => waiting,
    tell: (count) => heard.push(`ask ${count}`),
    close: () => heard.push('close'),
    stay: () => heard.push('stay'),
  });
  return { closing, heard };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const tooLong = () => vi.advanceTimersByTimeAsync(2_000);

describe('closing', () => {
  it.each([0, null])('just happens when %s changes wait', async (waiting) => {
    const { closing, heard } = start(Promise.resolve(waiting));
    expect(closing.press()).toBe(false);
    await settle();
    expect(heard).toEqual(['close']);
    expect(closing.press()).toBe(true);
  });

  it('asks when changes wait, and waits as long as the admin thinks', async () => {
    const { closing, heard } = start(Promise.resolve(3));
    closing.press();
    await settle();
    expect(heard).toEqual(['ask 3']);
    closing.asked();
    await vi.advanceTimersByTimeAsync(3_600_000);
    closing.answer(true);
    expect(heard).toEqual(['ask 3', 'close']);
    expect(closing.press()).toBe(true);
  });

  it('asks again after the admin has stayed', async () => {
    const { closing, heard } = start(Promise.resolve(3));
    for (const round of [1, 2]) {
      expect(closing.press(), `round ${round}`).toBe(false);
      await settle();
      closing.asked();
      closing.answer(false);
    }
    await tooLong();
    expect(heard).toEqual(['ask 3', 'stay', 'ask 3', 'stay']);
  });

  it('happens when the engine does not answer', async () => {
    const { closing, heard } = start(new Promise(() => {}));
    closing.press();
    await tooLong();
    expect(heard).toEqual(['close']);
  });

  it('happens when the page does not ask', async () => {
    const { closing, heard } = start(Promise.resolve(3));
    closing.press();
    await settle();
    await tooLong();
    expect(heard).toEqual(['ask 3', 'close']);
  });

  it('happens at the second press', async () => {
    const { closing, heard } = start(Promise.resolve(3));
    closing.press();
    await settle();
    closing.asked();
    expect(closing.press()).toBe(true);
    closing.answer(false);
    await tooLong();
    expect(heard).toEqual(['ask 3']);
  });

  it('happens unasked when the system ends the app', () => {
    const { closing, heard } = start(Promise.resolve(3));
    closing.hasten();
    expect(closing.press()).toBe(true);
    expect(heard).toEqual([]);
  });
});
