import { packageCommand } from './package-command';
import { capture } from './process';
import { root } from './root';
import type { Count } from './test-counts';

interface Check {
  name: string;
  command: string[];
}

const checks = (): Check[] => [
  { name: 'types', command: [...packageCommand('typescript', 'tsc'), '--noEmit', '-p', root] },
  {
    name: 'lint and format',
    command: [...packageCommand('@biomejs/biome', 'biome'), 'ci', '--colors=off', '--diagnostic-level=warn', '.'],
  },
  {
    name: 'layers',
    command: [
      ...packageCommand('dependency-cruiser', 'depcruise'),
      '--config',
      '.dependency-cruiser.cjs',
      ...['main', 'preload', 'renderer', 'migrations', 'demo', 'build', 'tests'],
    ],
  },
  { name: 'unused code and packages', command: packageCommand('knip') },
];

/** Runs the checks that need no running code, one line each. Each counts as one. */
export async function runChecks(): Promise<Count> {
  const count: Count = { passed: 0, failed: 0 };
  for (const { name, command } of checks()) {
    const startedAt = Date.now();
    const [program = '', ...args] = command;
    const { code, output } = await capture(program, args, { cwd: root });
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    if (code === 0) count.passed += 1;
    else count.failed += 1;
    console.log(code === 0 ? `  ok      ${name} (${seconds} s)` : `${output}\n  FAILED  ${name} (${seconds} s)`);
  }
  return count;
}
