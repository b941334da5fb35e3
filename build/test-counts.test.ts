import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest } from './test-counts';

const file = (status: string, tests: number) => ({ status, assertionResults: new Array<unknown>(tests).fill({}) });

describe('countVitest', () => {
  it('counts what passed', () => {
    const report = { numTotalTests: 3, numPassedTests: 3, testResults: [file('passed', 3)] };
    expect(countVitest(report, 0)).toEqual({ passed: 3, failed: 0 });
  });

  it('counts a failed and a skipped test as failed', () => {
    const report = { numTotalTests: 5, numPassedTests: 3, testResults: [file('failed', 5)] };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 2 });
  });

  it('counts a file that could not be loaded', () => {
    const crashed = [file('failed', 0), file('failed', 0)];
    const report = { numTotalTests: 3, numPassedTests: 3, testResults: [file('passed', 3), ...crashed] };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 2 });
  });

  it('does not trust a good report of a run that ended badly', () => {
    const report = { numTotalTests: 3, numPassedTests: 3, testResults: [file('passed', 3)] };
    expect(countVitest(report, 1)).toEqual({ passed: 3, failed: 1 });
  });

  it('counts a run without tests or without a report as failed', () => {
    expect(countVitest({ numTotalTests: 0, numPassedTests: 0, testResults: [] }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countVitest(null, 0)).toEqual({ passed: 0, failed: 1 });
  });
});

describe('countPlaywright', () => {
  const stats = { expected: 9, unexpected: 0, flaky: 0, skipped: 0 };

  it('counts what passed', () => {
    expect(countPlaywright({ stats, errors: [] }, 0)).toEqual({ passed: 9, failed: 0 });
  });

  it('counts failed, flaky and skipped tests and errors outside of tests as failed', () => {
    const report = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }, errors: [{}] };
    expect(countPlaywright(report, 1)).toEqual({ passed: 5, failed: 5 });
  });

  it('counts a run that ended badly, ran nothing or left no report as failed', () => {
    expect(countPlaywright({ stats, errors: [] }, 137)).toEqual({ passed: 9, failed: 1 });
    expect(countPlaywright({ stats: { ...stats, expected: 0 }, errors: [] }, 0)).toEqual({ passed: 0, failed: 1 });
    expect(countPlaywright(null, 0)).toEqual({ passed: 0, failed: 1 });
  });
});
