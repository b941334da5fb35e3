/** The displays on which tests open windows: each has a focus and a clipboard of its own, and one test at a time. */

interface Display {
  /** Such as `:99`. */
  name: string;
  /** The file with the key that the display wants to be shown. */
  authority: string;
}

/** Those that the runner of the tests has made; none where windows are opened on the desktop itself. */
const displays: readonly Display[] = (process.env.MUSTER_DISPLAYS ?? '')
  .split(' ')
  .filter((text) => text !== '')
  .map((text) => {
    const [name = '', authority = ''] = text.split('=');
    return { name, authority };
  });

/** How many tests may run at once. */
export const mostAtOnce = Math.max(1, displays.length);

/** What tells programs where to open windows: on the display of the worker that runs this test. */
export function displayVariables(): NodeJS.ProcessEnv {
  const display = displays[Number(process.env.TEST_PARALLEL_INDEX ?? 0) % mostAtOnce];
  return display ? { DISPLAY: display.name, XAUTHORITY: display.authority } : {};
}
