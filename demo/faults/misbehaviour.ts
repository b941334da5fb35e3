/** What a fault is made of. To add one: a `misbehaviour` in a file beside this, and its name in the catalogue. */
import { z } from 'zod';
import type { Operation } from '../scim/bulk';
import type { Json } from '../scim/resource';

/** A request as faults see it. */
export interface Exchange {
  method: string;
  /** Below the base URL, without the query. */
  path: string;
  body: Json | undefined;
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

/** A fault with its options, and the moments at which it can strike. */
export interface Strike {
  /** Narrows down the exchanges that its aim covers. */
  concerns?(exchange: Exchange): boolean;
  /** Before the tenant does anything. */
  before?(): Promise<Outcome>;
  /** After the tenant has done it. */
  after?(answer: Answer): Outcome;
  /** Before a single write, alone or in a bulk request: refuses it by throwing a ScimError. */
  write?(operation: Operation): void;
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
  strike: (options: z.output<z.ZodObject<Options>>) => Strike,
) {
  const schema = z.strictObject({ fault: z.literal(name), ...options, ...aim });
  const own = z.object(options);
  return {
    name,
    schema,
    /** @param spec already checked against `schema` */
    arm: (spec: unknown): Strike => strike(own.parse(spec)),
  };
}
