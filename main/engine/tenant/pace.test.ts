import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPace, type Pace } from './pace';

const minute = 60_000;

function pacer(learnt: Pace | null = null, start = 1_700_000_000_000) {
  const clock = { at: start };
  const pace = createPace({ now: () => clock.at, random: () => 0.5 }, learnt);
  /** Sends as fast as it may, one after the other, until the time is over. */
  const sendFor = (milliseconds: number, answered: () => void = () => pace.succeeded(), pause = 10) => {
    const sent: number[] = [];
    const end = clock.at + milliseconds;
    while (clock.at < end) {
      const delay = pace.delay(1);
      clock.at += delay;
      if (clock.at >= end) break;
      pace.took(1);
      sent.push(clock.at);
      answered();
      clock.at += pause;
    }
    return sent;
  };
  return { pace, clock, sendFor };
}

describe('the pace of a tenant', () => {
  it('is free until the tenant says otherwise, and tells what was seen', () => {
    const { pace, sendFor } = pacer();
    expect(pace.rate()).toBeNull();
    expect(sendFor(10_000, undefined, 100)).toHaveLength(100);
    expect(pace.rate()).toBeCloseTo(10, 0);
    expect(pace.learnt()).toBeNull();
  });

  it('pauses as long as it is told, and then goes half as fast', () => {
    const { pace, clock, sendFor } = pacer();
    sendFor(20_000, undefined, 100);
    pace.limited(5000);
    expect(pace.delay(1)).toBe(5000);
    clock.at += 5000;
    expect(pace.delay(1)).toBe(0);
    expect(pace.rate()).toBeCloseTo(5, 0);
    expect(sendFor(5000, () => {}).length).toBeCloseTo(25, -1);
  });

  it('pauses by itself where no time is named', () => {
    const { pace } = pacer();
    pace.limited(null);
    expect(pace.delay(1)).toBe(15_000);
  });

  it('learns nothing more from refusals of what was sent before the first', () => {
    const { pace } = pacer();
    pace.took(4);
    pace.limited(1000);
    const rate = pace.rate();
    pace.limited(3000);
    pace.limited(2000);
    expect(pace.rate()).toBe(rate);
    expect(pace.delay(1)).toBe(3000);
  });

  it('never falls below one request in twenty seconds', () => {
    const { pace, clock } = pacer();
    for (let time = 0; time < 20; time += 1) {
      clock.at += pace.delay(1);
      pace.took(1);
      pace.limited(0);
    }
    expect(pace.rate()).toBe(1 / 20);
    pace.took(1);
    expect(pace.delay(1)).toBe(20_000);
  });

  it('counts the operations of a bulk request', () => {
    const { pace, clock } = pacer({ limit: 1, refused: 2, refusedAt: 0, pausedUntil: 0 }, 1000);
    pace.took(30);
    expect(pace.delay(1)).toBe(30_000);
    clock.at += 30_000;
    expect(pace.delay(30)).toBe(0);
    expect(pace.delay(31)).toBe(30_000);
    expect(pace.delay(100)).toBe(30_000);
  });

  it('recovers slowly, stays below what was refused, and is free again after long', () => {
    const { pace, clock, sendFor } = pacer();
    sendFor(20_000, undefined, 100);
    pace.limited(0);
    const start = pace.rate() ?? 0;
    sendFor(30_000);
    expect(pace.rate()).toBeGreaterThan(start);
    expect(pace.rate()).toBeLessThan(start * 1.5);
    sendFor(10 * minute);
    expect(pace.rate()).toBeCloseTo(start * 2 * 0.9);
    clock.at += 20 * minute;
    expect(pace.learnt()).toBeNull();
    expect(pace.delay(1)).toBe(0);
  });

  it('settles close below the real limit of a tenant that counts by the minute', () => {
    const { pace, clock, sendFor } = pacer();
    let window = { from: clock.at, count: 0 };
    let refusals = 0;
    const tenant = () => {
      if (clock.at - window.from >= minute) window = { from: clock.at, count: 0 };
      window.count += 1;
      if (window.count <= 180) return pace.succeeded();
      refusals += 1;
      pace.limited(window.from + minute - clock.at);
    };
    sendFor(10 * minute, tenant, 50);
    const before = refusals;
    const sent = sendFor(20 * minute, tenant, 50);
    expect(refusals - before).toBeLessThanOrEqual(2);
    expect(sent.length / 20).toBeGreaterThan(90);
  });

  it('is kept over a restart', () => {
    const { pace, clock } = pacer();
    pace.took(100);
    pace.limited(60_000);
    const kept = JSON.parse(JSON.stringify(pace.learnt())) as Pace;
    const later = pacer(kept, clock.at + 10_000).pace;
    expect(later.delay(1)).toBe(50_000);
    expect(later.rate()).toBe(pace.rate());
  });

  it('does not wait longer because the clock was set back', () => {
    const { pace, clock } = pacer();
    pace.took(10);
    pace.limited(4000);
    clock.at -= 24 * 60 * minute;
    expect(pace.delay(1)).toBe(4000);
    expect(pacer(pace.learnt(), clock.at - 60 * minute).pace.delay(1)).toBe(4000);
  });
});

type Step =
  | { do: 'pass'; milliseconds: number }
  | { do: 'send'; times: number }
  | { do: 'refuse'; retryAfter: number | null }
  | { do: 'succeed' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ do: fc.constant('pass' as const), milliseconds: fc.integer({ min: -5000, max: 120_000 }) }),
  fc.record({ do: fc.constant('send' as const), times: fc.integer({ min: 1, max: 40 }) }),
  fc.record({
    do: fc.constant('refuse' as const),
    retryAfter: fc.option(fc.integer({ min: -1000, max: 90_000 }), { nil: null }),
  }),
  fc.record({ do: fc.constant('succeed' as const) }),
);

describe('whatever happens', () => {
  it('the wait is never negative, always ends, and no minute holds more than the limit allows', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const { pace, clock } = pacer();
        /** Since the limit was last lowered or the clock set back: when a request left, and the limit then. */
        let sent: { at: number; limit: number }[] = [];
        for (const one of steps) {
          if (one.do === 'pass') {
            clock.at += one.milliseconds;
            if (one.milliseconds < 0) sent = [];
          } else if (one.do === 'refuse') {
            pace.limited(one.retryAfter);
            expect(pace.rate()).toBeGreaterThanOrEqual(1 / 20);
            expect(pace.delay(1)).toBeGreaterThanOrEqual(one.retryAfter ?? 0);
            sent = [];
          } else if (one.do === 'succeed') {
            const before = pace.rate();
            const limited = pace.learnt() !== null;
            pace.succeeded();
            if (limited) expect(pace.rate()).toBeGreaterThanOrEqual(before ?? 0);
          } else {
            for (let time = 0; time < one.times; time += 1) {
              const delay = pace.delay(1);
              expect(delay).toBeGreaterThanOrEqual(0);
              clock.at += delay;
              expect(pace.delay(1)).toBe(0);
              pace.took(1);
              const limit = pace.learnt()?.limit;
              if (limit === undefined) sent = [];
              else sent.push({ at: clock.at, limit });
            }
          }
        }
        sent.forEach(({ at, limit }, last) => {
          const within = sent.filter((other, index) => index <= last && other.at > at - minute).length;
          expect(within).toBeLessThanOrEqual(Math.max(1, limit * 60));
        });
      }),
      { numRuns: 300 },
    );
  });
});
