import type { IpcMainInvokeEvent } from 'electron';
import { z } from 'zod';
import { desktopCalls, type Handlers } from '../preload/contract';
import { failed } from '../preload/failure';
import { EngineStopped } from './engine-call';
import type { Log } from './log';
import { isFromPage } from './security';

const Asked = z.object({ channel: z.string().max(100), input: z.unknown() });

/** Answers the page's calls: checks who asks, then what is asked. Whatever is thrown here is a bug, and logged. */
export function answerDesktopCalls(handlers: Handlers<typeof desktopCalls>, pageOrigin: string, log: Log) {
  return async (event: IpcMainInvokeEvent, message: unknown): Promise<unknown> => {
    try {
      if (!isFromPage(event, pageOrigin)) throw new Error(`a stranger asks: ${event.senderFrame?.url}`);
      const { channel, input } = Asked.parse(message);
      if (!isCall(channel)) throw new Error(`unknown call ${channel}`);
      return await handlers[channel](desktopCalls[channel].input.parse(input) as never);
    } catch (error) {
      if (error instanceof EngineStopped) return failed('engine-stopped', {}, error.message);
      log('error', `a call of the page broke: ${error instanceof Error ? error.stack : error}`);
      throw error;
    }
  };
}

function isCall(channel: string): channel is keyof typeof desktopCalls {
  return Object.hasOwn(desktopCalls, channel);
}
