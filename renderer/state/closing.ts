import { create } from 'zustand';
import { askDesktop } from '../bridge/desktop';

/** How many changes wait while the window is about to close; null while it is not. */
export const useClosing = create<{ waiting: number | null }>()(() => ({ waiting: null }));

/** The desktop process asks: from now on the admin has all the time there is. */
export async function askWhetherToClose(waiting: number): Promise<void> {
  useClosing.setState({ waiting });
  await askDesktop('desktop.asked');
}

export async function answerClosing(close: boolean): Promise<void> {
  useClosing.setState({ waiting: null });
  await askDesktop('desktop.close', { close });
}
