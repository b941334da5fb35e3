import { capture } from './process';
import { Stop } from './stop';

/** The address of the npm registry that npm itself is set to use, with a slash at its end. */
export async function registryAddress(env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const address = env.npm_config_registry ?? (await askNpm());
  return address.endsWith('/') ? address : `${address}/`;
}

async function askNpm(): Promise<string> {
  const args = ['config', 'get', 'registry', '--loglevel=error'];
  const { code, output } = await capture('npm', args);
  const address = output.trim();
  if (code !== 0 || !URL.canParse(address)) throw new Stop(`npm does not say which registry it uses: ${output}`);
  return address;
}
