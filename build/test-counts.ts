/** How many checks or tests held, and how many did not. */
export interface Count {
  passed: number;
  failed: number;
}

/** What matters of the report that Vitest's json reporter writes. */
interface VitestReport {
  numTotalTests: number;
  numPassedTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
}

/** What matters of the report that Playwright's json reporter writes. */
interface PlaywrightReport {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
}

/** A run that ended badly, or ran nothing, has failed whatever its report says. */
function judged(count: Count, exitCode: number): Count {
  const isSound = count.failed > 0 || (exitCode === 0 && count.passed > 0);
  return isSound ? count : { ...count, failed: 1 };
}

/** Counts a run of Vitest. A test that was skipped has failed, and so has a file that could not be loaded. */
export function countVitest(report: VitestReport | null, exitCode: number): Count {
  if (!report) return { passed: 0, failed: 1 };
  const { numPassedTests: passed, numTotalTests: total, testResults } = report;
  const crashed = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return judged({ passed, failed: total - passed + crashed.length }, exitCode);
}

/** Counts a run of Playwright. A test that was skipped, or passed only when repeated, has failed. */
export function countPlaywright(report: PlaywrightReport | null, exitCode: number): Count {
  if (!report) return { passed: 0, failed: 1 };
  const { expected: passed, unexpected, flaky, skipped } = report.stats;
  return judged({ passed, failed: unexpected + flaky + skipped + report.errors.length }, exitCode);
}
