import { MessageChannelMain, type MessagePortMain, type UtilityProcess, type WebContents } from 'electron';
import { controlCalls, controlEvents, engineCalls, engineEvents } from '../preload/contract';
import { type Caller, createCaller } from '../preload/port';
import { type EngineCall, EngineStopped } from './engine-call';
import type { EngineProcess } from './engine-process';
import type { Log } from './log';

type Talk = Caller<typeof controlCalls, typeof controlEvents>;
type PageTalk = Caller<typeof engineCalls, typeof engineEvents>;

/** What the desktop process says to the engine. */
export interface EngineControl {
  call: EngineCall;
  /** Joins a page to the engine that runs now: one end of a new channel for each of them. */
  join(page: WebContents, wire: string): void;
  /** Asks what a page may ask. Null while there is no engine. */
  askAsPage(): PageTalk | null;
  /** Lets the engine close what it holds, and ends it. */
  stop(): Promise<void>;
}

/** Milliseconds that the engine has to close its mirrors. */
const stopLimit = 3_000;

/** @param restarted is called when another engine has started, which knows nothing of what the last one was told */
export function controlEngine(engine: EngineProcess, log: Log, restarted: () => void): EngineControl {
  let child: UtilityProcess | null = null;
  let caller: Talk | null = null;
  let asPage: PageTalk | null = null;
  let met = 0;

  engine.meet((started) => {
    const talk = speakTo(started, log);
    child = started;
    caller = talk;
    started.once('exit', () => {
      child = null;
      caller = null;
      talk.abandon('the engine ended');
      asPage?.abandon('the engine ended');
      asPage = null;
    });
    met += 1;
    if (met > 1) restarted();
  });

  const control: EngineControl = {
    async call(channel, input) {
      const asked = caller;
      if (!asked) throw new EngineStopped(`the engine does not run: ${channel}`);
      try {
        return await asked.call(channel, input);
      } catch (error) {
        if (asked !== caller) throw new EngineStopped(`the engine ended during ${channel}`);
        throw error;
      }
    },
    join(page, wire) {
      if (child) page.postMessage(wire, null, [openPort(child)]);
    },
    askAsPage() {
      if (child && !asPage) asPage = speakAsPage(openPort(child));
      return asPage;
    },
    async stop() {
      const farewell = control.call('engine.stop', undefined).then(
        (answer) => answer.ok || log('warn', `the engine did not stop well: ${answer.failure.code}`),
        (error: unknown) => log('warn', `the engine did not stop well: ${error}`),
      );
      await engine.retire(farewell, stopLimit);
    },
  };
  return control;
}

/** The near end of a channel whose other end the engine answers. */
function openPort(child: UtilityProcess): MessagePortMain {
  const { port1, port2 } = new MessageChannelMain();
  child.postMessage({ type: 'muster:port' }, [port1]);
  return port2;
}

function speakTo(child: UtilityProcess, log: Log): Talk {
  const port = {
    post: (message: unknown) => child.postMessage(message),
    listen: (receive: (message: unknown) => void) => {
      child.on('message', (message) => {
        try {
          receive(message);
        } catch (error) {
          log('error', `the engine said what nobody understands: ${error}`);
        }
      });
    },
  };
  const caller = createCaller(port, controlCalls, controlEvents);
  caller.on('engine.log', ({ level, text }) => log(level, `engine: ${text}`));
  return caller;
}

function speakAsPage(port: MessagePortMain): PageTalk {
  port.start();
  return createCaller(
    {
      post: (message) => port.postMessage(message),
      listen: (receive) => port.on('message', ({ data }) => receive(data)),
    },
    engineCalls,
    engineEvents,
  );
}
