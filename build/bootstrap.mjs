/**
 * The first program of a fresh clone: `node build/bootstrap.mjs <task> [arguments]`.
 *
 * It needs nothing but Node itself. It makes sure of the packages and hands over to the task, which may then use them.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/**
 * What runs for each task; `first` is loaded before the program.
 * @type {Record<string, { program: string, first?: string }>}
 */
const tasks = {
  start: { program: 'build/start.ts' },
  dev: { program: 'build/dev.ts' },
  demo: { program: 'demo/cli.ts', first: 'build/addon-first.ts' },
  test: { program: 'build/test.ts' },
  check: { program: 'build/check.ts' },
  e2e: { program: 'build/e2e.ts' },
  bench: { program: 'tests/bench/run.ts', first: 'build/addon-first.ts' },
  fuzz: { program: 'tests/fuzz/run.ts', first: 'build/addon-first.ts' },
  package: { program: 'build/package.ts' },
  icons: { program: 'build/icons.ts' },
};

/** @param {string} version such as `20.19.0` */
function isNodeRecentEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > 20 || (major === 20 && minor >= 19);
}

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean, link?: boolean }} LockedPackage
 * @param {string} file
 * @returns {Record<string, LockedPackage>}
 */
function lockedPackages(file) {
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/**
 * npm leaves in node_modules a lockfile of what it really installed, written last. The packages are current when it
 * agrees with ours on every package; those for other platforms may be absent.
 */
function arePackagesCurrent() {
  const installedFile = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(installedFile)) return false;
  const installed = lockedPackages(installedFile);
  const wanted = lockedPackages(join(root, 'package-lock.json'));
  return Object.entries(wanted).every(([path, { version, integrity, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed[path];
    if (!found) return optional === true || devOptional === true;
    return found.version === version && found.integrity === integrity;
  });
}

/**
 * Runs a program to its end, passing signals on.
 * @param {string} command
 * @param {string[]} args
 * @param {boolean} [shell]
 * @returns {Promise<number>} its exit code; 128 + n when signal n ended it, as shells count
 */
function run(command, args, shell = false) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', shell });
    /** @type {NodeJS.Signals[]} */
    const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];
    /** @param {NodeJS.Signals} signal */
    const pass = (signal) => child.kill(signal);
    for (const signal of signals) process.on(signal, pass);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      for (const each of signals) process.off(each, pass);
      resolve(code ?? 128 + (signal ? constants.signals[signal] : 0));
    });
  });
}

/** Installs exactly what package-lock.json says, running no package's install script. */
async function installPackages() {
  const startedAt = Date.now();
  const seconds = () => Math.round((Date.now() - startedAt) / 1000);
  console.log('Installing the packages (npm ci); the first time this takes a minute or two');
  const beat = setInterval(() => console.log(`  still installing, ${seconds()} s`), 15_000);
  const args = ['ci', '--ignore-scripts', '--include=dev', '--loglevel=error', '--no-audit', '--no-fund'];
  args.push('--prefix', root);
  const npm = process.env.npm_execpath;
  const isNpm = npm !== undefined && /npm-cli\.c?js$/.test(npm);
  const code = isNpm
    ? await run(process.execPath, [npm, ...args])
    : await run('npm', args, process.platform === 'win32');
  clearInterval(beat);
  if (code !== 0)
    console.error(`The packages could not be installed: npm ci ended with code ${code}. Its reason stands above.`);
  else console.log(`  installed in ${seconds()} s`);
  return code;
}

async function main() {
  const [name = '', ...args] = process.argv.slice(2);
  const task = Object.hasOwn(tasks, name) ? tasks[name] : undefined;
  if (!task) {
    console.error(`Unknown task "${name}". There are: ${Object.keys(tasks).join(', ')}.`);
    return 2;
  }
  if (!arePackagesCurrent()) {
    const code = await installPackages();
    if (code !== 0) return code;
  }
  const tsx = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const imports = ['--import', tsx];
  if (task.first) imports.push('--import', pathToFileURL(join(root, task.first)).href);
  return run(process.execPath, [...imports, join(root, task.program), ...args]);
}

if (isNodeRecentEnough(process.versions.node)) {
  main().then(
    (code) => process.exit(code),
    (error) => {
      console.error(error);
      process.exit(1);
    },
  );
} else {
  console.error(`Muster needs Node 20.19 or newer; this is ${process.version}. Install a newer one and try again.`);
  process.exitCode = 1;
}
