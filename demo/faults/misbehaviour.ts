/** What a fault is made of. To add one: a `misbehaviour` in a file beside this, and its name in the catalogue. */
import { z } from 'zod';
import type { Draw } from '../people/draw';
import type { Operation } from '../scim/bulk';
import type { Json } from '../scim/resource';
import type { Tenant, View } from '../tenant/tenant';
import type { Written } from '../tenant/write';

/** A request as faults see it. */
export interface Exchange {
  method: string;
  /** Below the base URL, without the query. */
  path: string;
  query: Readonly<Record<string, string>>;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: Json | undefined;
}

/** What faults may look at and work on. */
export interface World {
  tenant: Tenant;
  baseUrl(): string;
  /** Milliseconds since 1970, UTC. */
  now(): number;
  wait(milliseconds: number): Promise<void>;
  /** Chance that repeats when the same faults are set with the same seed. */
  draw: Draw;
}

/** An answer, the tenant's own or what the client gets instead. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What happens to an exchange that a fault strikes. */
export type Outcome =
  | { kind: 'goOn' }
  | { kind: 'answer'; answer: Answer }
  /** The connection is closed without a word. */
  | { kind: 'drop' }
  /** Only a share of the answer's bytes, 0 to 1, is sent before the connection is closed. */
  | { kind: 'truncate'; keep: number };

/**
 * A fault with its options, and the moments at which it can strike. All but the last two are of an exchange;
 * whatever they throw as a ScimError is the answer.
 */
export interface Strike {
  /** Narrows down the exchanges that its aim covers; asked once for each. */
  concerns?(exchange: Exchange): boolean;
  /** Another request for the tenant instead of the one that came. */
  ask?(exchange: Exchange): Exchange;
  /** Before the tenant does anything. */
  before?(exchange: Exchange): Outcome | Promise<Outcome>;
  /** The request is carried out once more, before. */
  repeats?: boolean;
  /** What the tenant shows instead of what it holds. */
  view?(view: View): View;
  /** After the tenant has done it. */
  after?(answer: Answer, exchange: Exchange): Outcome | Promise<Outcome>;
  /**
   * Around a single write, alone or in a bulk request: refuses it by throwing a ScimError, changes it, or changes what comes
   * of it. Null, and nothing carried out, if the write is none of its business.
   */
  write?(operation: Operation, carryOut: (operation: Operation) => Written): Written | null;
  /** Once the fault is no longer set. */
  disarm?(): void;
}

function isPattern(source: string): boolean {
  try {
    return new RegExp(source) instanceof RegExp;
  } catch {
    return false;
  }
}

/** Which requests a fault strikes, and how often. */
const aim = {
  /** The HTTP method, e.g. `PATCH`. */
  method: z.string().toUpperCase().optional(),
  /** A regular expression on the path below the base URL, e.g. `^/Users/`. */
  path: z.string().refine(isPattern, 'must be a regular expression').optional(),
  /** Strikes so many times, then never again. */
  times: z.int().min(1).optional(),
  /** Strikes this share of the requests, 0 to 1. */
  rate: z.number().min(0).max(1).optional(),
};
export type Aim = z.infer<z.ZodObject<typeof aim>>;

/** A kind of fault: its name, the shape of its options, and what it does with them. */
export function misbehaviour<Name extends string, Options extends z.ZodRawShape>(
  name: Name,
  options: Options,
  strike: (options: z.output<z.ZodObject<Options>>, world: World) => Strike,
) {
  const schema = z.strictObject({ fault: z.literal(name), ...options, ...aim });
  const own = z.object(options);
  return {
    name,
    schema,
    /** @param spec already checked against `schema` */
    arm: (spec: unknown, world: World): Strike => strike(own.parse(spec), world),
  };
}
