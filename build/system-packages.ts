import { capture, isInstalled, run } from './process';
import { step } from './progress';
import { Stop } from './stop';

/** Debian's packages by what they are needed for. Since Debian 13 some of them carry the suffix `t64`. */
const packagesFor = {
  window: ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1', 'libxss1', 'libsecret-1-0', 'libnotify4', 'libxtst6'],
  display: ['xvfb', 'xauth'],
  keyring: ['dbus', 'gnome-keyring'],
  compiler: ['make', 'g++', 'python3'],
  spreadsheet: ['libreoffice-calc-nogui'],
};

/** Packages that do as well as another; installing the other one would remove them. */
const asGood: Record<string, string> = { 'libreoffice-calc-nogui': 'libreoffice-calc' };

/** Something that the system has to provide. */
export type Need = keyof typeof packagesFor;

/** The names in `dpkg-query`'s list, of lines such as `ii libgtk-3-0t64`, that are installed, without `t64`. */
export function installedNames(list: string): Set<string> {
  const lines = list.split('\n').filter((line) => line.startsWith('ii '));
  return new Set(lines.map((line) => line.slice(3).trim().replace(/t64$/, '')));
}

/** What is missing of what is needed. Empty where the system is not Debian's kind: there nobody can tell. */
async function missingPackages(needs: Need[]): Promise<string[]> {
  if (process.platform !== 'linux' || !(await isInstalled('dpkg-query'))) return [];
  const wanted = needs.flatMap((need) => packagesFor[need]);
  const known = wanted.flatMap((name) => [name, asGood[name] ?? name]);
  const names = known.flatMap((name) => [name, `${name}t64`]);
  // It ends with 1 when it knows nothing of one of the names, which is what we want to learn.
  const { output } = await capture('dpkg-query', ['-W', '-f', `\${db:Status-Abbrev} \${Package}\n`, ...names]);
  const installed = installedNames(output);
  return lacking(wanted, installed);
}

/** Which packages are neither installed nor made up for. */
export function lacking(wanted: readonly string[], installed: ReadonlySet<string>): string[] {
  return wanted.filter((name) => !installed.has(name) && !installed.has(asGood[name] ?? name));
}

/** The name that this release of Debian knows the package by. */
async function nameHere(name: string): Promise<string> {
  const { code, output } = await capture('apt-cache', ['show', '--no-all-versions', `${name}t64`]);
  return code === 0 && output.includes(`Package: ${name}t64`) ? `${name}t64` : name;
}

async function install(names: string[]): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = async (...args: string[]): Promise<void> => {
    const code = await run('apt-get', ['-q', ...args], { env });
    if (code !== 0) throw new Stop(`apt-get ${args.join(' ')} ended with code ${code}. Its reason stands above.`);
  };
  await step(`Installing what the system lacks: ${names.join(' ')}`, async () => {
    await apt('update');
    await apt('install', '-y', '--no-install-recommends', ...(await Promise.all(names.map(nameHere))));
  });
}

/**
 * Makes sure that the system has what is needed. On Debian root installs it; anybody else is told the exact command.
 * Elsewhere nothing is done.
 */
export async function ensureSystemPackages(needs: Need[]): Promise<void> {
  const missing = await missingPackages(needs);
  if (missing.length === 0) return;
  if (process.getuid?.() === 0) return install(missing);
  const names = await Promise.all(missing.map(nameHere));
  throw new Stop(
    `The system lacks packages that Muster needs. Install them and try again:\n\n  sudo apt-get update && sudo apt-get install -y ${names.join(' ')}\n`,
  );
}
