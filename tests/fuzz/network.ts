/**
 * The network between the engine and the tenant, in virtual time: requests take their time to arrive and answers to come
 * back, both may be lost, and a proxy on the way may repeat a request.
 */
import type { Chance } from './chance';
import type { VirtualClock } from './clock';

/** How bad the network is at the moment: probabilities, and times in milliseconds. */
export interface Weather {
  /** Nobody can be reached. */
  down: boolean;
  /** The request is lost before it arrives. */
  lostRequest: number;
  /** The request is carried out; its answer is lost. */
  lostAnswer: number;
  /** Only a part of the answer arrives. */
  tornAnswer: number;
  /** A proxy repeats the request at once, and passes on the second answer. */
  repeated: number;
  /** The answer takes longer than anybody waits. */
  stalled: number;
  longestDelay: number;
}

export const fairWeather: Weather = {
  down: false,
  lostRequest: 0,
  lostAnswer: 0,
  tornAnswer: 0,
  repeated: 0,
  stalled: 0,
  longestDelay: 40,
};

/** A request of the engine, and what became of it. */
export interface Sent {
  number: number;
  /** Which life of the engine sent it. */
  life: number;
  method: string;
  /** Below the base URL, with its query. */
  path: string;
  body: string | null;
  ifMatch: string | null;
  /** When it left, by the virtual clock. */
  at: number;
  /** How often the tenant has carried it out. */
  carriedOut: number;
  /** The status of the last time that it was carried out. */
  status: number | null;
  /** What the tenant answered, whether or not it arrived. */
  answer: string | null;
  /** `heard`: the engine has the whole answer. `lost`: it has not, and never will. */
  outcome: 'under way' | 'heard' | 'lost';
}

/** Hears of everything that travels. */
export interface NetworkObserver {
  leaves(request: Sent): void;
  /** The tenant has carried it out: once more. */
  carriedOut(request: Sent): void;
  /** The engine has heard the answer, or never will. */
  ends(request: Sent): void;
}

export interface Network {
  weather: Weather;
  /** How many requests the tenant is working on at this moment. */
  busy(): boolean;
  /** The `fetch` of one life of the engine. */
  fetchFor(life: NetworkLife): typeof globalThis.fetch;
}

/** A life of the engine as the network sees it. */
export interface NetworkLife {
  number: number;
  isDead(): boolean;
  /** A moment at which the process may die: once the request has left, before its answer is heard, after. */
  moment(what: string): void;
  /** Called when it dies: what is under way is carried out at once, or never. */
  onDeath(act: () => void): void;
}

/** As long as the engine waits for one answer, in milliseconds. */
const patience = 30_000;

function broken(code: string): TypeError {
  return new TypeError('fetch failed', { cause: Object.assign(new Error(code), { code }) });
}

function torn(body: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(body);
  return new ReadableStream({
    start: (controller) => controller.enqueue(bytes.subarray(0, Math.floor(bytes.length / 2))),
    pull: (controller) => controller.error(broken('UND_ERR_SOCKET')),
  });
}

interface Heard {
  status: number;
  headers: Headers;
  body: string;
}

/**
 * @param tenantFetch reaches the tenant at once
 * @param baseUrl of the tenant, to tell what a request was for
 */
export function createNetwork(
  clock: VirtualClock,
  chance: Chance,
  tenantFetch: typeof globalThis.fetch,
  baseUrl: string,
  observer: NetworkObserver,
): Network {
  let requests = 0;
  let working = 0;

  async function carryOut(request: Sent, url: string, init: RequestInit): Promise<Heard | null> {
    working += 1;
    try {
      const { signal: _, ...unstoppable } = init;
      const answer = await tenantFetch(url, unstoppable);
      const body = await answer.text();
      request.carriedOut += 1;
      request.status = answer.status;
      request.answer = body;
      observer.carriedOut(request);
      return { status: answer.status, headers: answer.headers, body };
    } catch {
      // The tenant itself broke the connection, as a fault that it was told to show.
      request.carriedOut += 1;
      observer.carriedOut(request);
      return null;
    } finally {
      working -= 1;
    }
  }

  const network: Network = {
    weather: fairWeather,
    busy: () => working > 0,
    fetchFor:
      (life) =>
      (input, init = {}) => {
        const url = String(input);
        const { weather } = network;
        const { signal } = init;
        return new Promise<Response>((resolve, reject) => {
          if (signal?.aborted) return reject(signal.reason);
          // Who is dead waits for ever, and sends nothing.
          if (life.isDead()) return signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
          requests += 1;
          const request: Sent = {
            number: requests,
            life: life.number,
            method: init.method ?? 'GET',
            path: url.startsWith(baseUrl) ? url.slice(baseUrl.length) : url,
            body: typeof init.body === 'string' ? init.body : null,
            ifMatch: new Headers(init.headers).get('if-match'),
            at: clock.now(),
            carriedOut: 0,
            status: null,
            answer: null,
            outcome: 'under way',
          };
          observer.leaves(request);

          const end = (outcome: 'heard' | 'lost') => {
            if (request.outcome !== 'under way') return;
            request.outcome = outcome;
            late.cancel();
            // Who is dead hears nothing any more until it is buried.
            if (!life.isDead()) signal?.removeEventListener('abort', giveUp);
            observer.ends(request);
          };
          const fail = (reason: unknown) => {
            if (life.isDead() || request.outcome !== 'under way') return;
            end('lost');
            reject(reason);
          };
          const delay = () => 1 + chance.below(weather.longestDelay);
          const repeated = chance.happens(weather.repeated);
          const perform = async () => {
            const first = await carryOut(request, url, init);
            return repeated ? carryOut(request, url, init) : first;
          };

          const hear = ({ status, headers, body }: Heard) => {
            const own = chance.happens(weather.tornAnswer) && body.length > 1 ? torn(body) : body;
            const given = new Headers(headers);
            given.set('date', new Date(clock.now()).toUTCString());
            clock.after(delay(), () => {
              life.moment(`answer ${request.number} arrives`);
              if (life.isDead() || request.outcome !== 'under way') return end('lost');
              end(typeof own === 'string' ? 'heard' : 'lost');
              resolve(new Response(body === '' ? null : own, { status, headers: given }));
            });
          };
          const arrive = async () => {
            const answer = await perform();
            if (answer === null) return fail(broken('ECONNRESET'));
            if (chance.happens(weather.stalled)) return;
            if (chance.happens(weather.lostAnswer)) return void clock.after(delay(), () => fail(broken('ECONNRESET')));
            hear(answer);
          };

          const late = clock.after(patience, () => fail(broken('UND_ERR_HEADERS_TIMEOUT')));
          const lost = weather.down || chance.happens(weather.lostRequest);
          const arrival = clock.after(delay(), () => {
            arriving = false;
            if (lost) fail(broken(weather.down ? 'ECONNREFUSED' : 'ECONNRESET'));
            else void arrive();
          });
          let arriving = !lost;
          // What was under way when nobody listens any more is carried out before anything else, or never.
          const abandon = () => {
            if (!arriving) return;
            arriving = false;
            arrival.cancel();
            if (chance.happens(0.5)) clock.after(0, () => void perform());
          };
          const giveUp = () => {
            abandon();
            end('lost');
            reject(signal?.reason);
          };
          signal?.addEventListener('abort', giveUp, { once: true });
          life.onDeath(() => {
            abandon();
            end('lost');
          });
          life.moment(`request ${request.number} has left`);
        });
      },
  };
  return network;
}
