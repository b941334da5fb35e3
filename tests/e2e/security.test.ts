import { expect, test } from './support/test';

test('[S8] the page reaches nothing but the bridge, and of that what is pinned here', async ({ desk }) => {
  const { page } = desk.muster;
  const reach = await page.evaluate(() => {
    const muster = (window as unknown as { muster: Record<string, object> }).muster;
    return {
      bridge: Object.fromEntries(Object.entries(muster).map(([name, part]) => [name, Object.keys(part)])),
      node: ['require', 'process', 'module', 'Buffer', 'global', '__dirname', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    };
  });
  expect(reach).toEqual({ bridge: { desktop: ['call', 'on'] }, node: [] });
});

/** Lines of the log and the console that a hostile page leaves behind. */
const hostile = [
  /Content Security Policy/,
  /net::ERR_/,
  /Not allowed to (load|navigate)/,
  /status of 404/,
  /a call of the page broke/,
];

test.describe('with a hostile page', () => {
  test.use({ expectedFaults: [hostile, { scope: 'test' }] });

  test('[S8] calls that are not in the contract are refused', async ({ desk }) => {
    const call = (channel: string, input: unknown) =>
      desk.muster.page.evaluate(
        ([channel, input]) => {
          const { muster } = window as unknown as {
            muster: { desktop: { call(channel: unknown, input: unknown): Promise<unknown> } };
          };
          return muster.desktop.call(channel, input).then(
            () => 'answered',
            () => 'refused',
          );
        },
        [channel, input] as const,
      );
    expect(await call('file.grant', { handle: 'x', path: '/etc/passwd' })).toBe('refused');
    expect(await call('tenant.open', {})).toBe('refused');
    expect(await call('tenants.connect', { baseUrl: 5, token: null })).toBe('refused');
    expect(await call('tenants.signOut', { tenantId: '../../etc', wipe: true })).toBe('refused');
    expect(await call('desktop.start', undefined)).toBe('answered');
  });

  test('[S8] the page runs no code and reaches no place but its own', async ({ desk }) => {
    const tried = await desk.muster.page.evaluate(async () => {
      const outcome = (work: () => unknown) =>
        Promise.resolve()
          .then(work)
          .then(
            () => 'done',
            () => 'refused',
          );
      const status = (url: string) =>
        fetch(url).then(
          (response) => response.status,
          () => 0,
        );
      const script = document.createElement('script');
      script.textContent = 'window.injected = true';
      document.body.append(script);
      return {
        policy: (await fetch('/')).headers.get('content-security-policy'),
        evaluated: await outcome(() => new Function('return 1')()),
        injected: 'injected' in window,
        fetched: await outcome(() => fetch('https://example.com/')),
        file: await outcome(() => fetch('file:///etc/passwd')),
        outside: [await status('/../../package.json'), await status('/%2e%2e/main/index.js')],
        opened: window.open('https://example.com/') !== null,
        notifications: await Notification.requestPermission(),
        camera: await outcome(() => navigator.mediaDevices.getUserMedia({ video: true })),
      };
    });
    expect(tried).toEqual({
      policy: expect.stringMatching(/default-src 'none'.*script-src 'self'/),
      evaluated: 'refused',
      injected: false,
      fetched: 'refused',
      file: 'refused',
      outside: [404, 404],
      opened: false,
      notifications: 'denied',
      camera: 'refused',
    });
    expect(desk.muster.electron.windows()).toHaveLength(1);
  });

  test('[S8] the page cannot be led elsewhere', async ({ start }) => {
    const { page, electron } = await start();
    await page.getByTestId('welcome').waitFor();
    for (const target of ['https://example.com/', 'file:///etc/passwd', 'data:text/html,hello', 'muster://app/x']) {
      const script = `
        location.href = ${JSON.stringify(target)};
        const link = Object.assign(document.createElement('a'), { href: ${JSON.stringify(target)}, target: '_blank' });
        document.body.append(link);
        link.click();
      `;
      // Through the desktop process: the page's own handle would wait for where it is led.
      const after = await electron.evaluate(async ({ BrowserWindow }, script) => {
        const contents = BrowserWindow.getAllWindows()[0]?.webContents;
        const settle = 'new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))';
        await contents?.executeJavaScript(`{ ${script} } ${settle}`);
        const welcome = await contents?.executeJavaScript(`document.querySelector('[data-testid=welcome]') !== null`);
        return { url: contents?.getURL(), welcome, windows: BrowserWindow.getAllWindows().length };
      }, script);
      expect(after, target).toEqual({ url: 'muster://app/', welcome: true, windows: 1 });
    }
  });
});
