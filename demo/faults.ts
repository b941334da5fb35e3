/** Faults that a tenant was asked to show: which of them strike a request. */
import { Fault, type FaultInput, misbehaviourOf } from './faults/catalogue';
import type { Aim, Exchange, Strike } from './faults/misbehaviour';
import { Draw } from './people/draw';
import type { Operation } from './scim/bulk';
import { ScimError } from './scim/error';

export type { FaultInput } from './faults/catalogue';

/** A fault that is set, and how often it has struck. */
export type FaultState = Fault & { struck: number };

export interface FaultControl {
  /** Replaces all faults. @throws ZodError if one of them cannot be read */
  set(faults: readonly FaultInput[]): void;
  clear(): void;
  list(): FaultState[];
}

/** What the HTTP layer asks. */
export interface Faults extends FaultControl {
  /** The faults that strike this exchange; each counts as having struck. */
  strike(exchange: Exchange): Strike[];
  /** @throws ScimError if a fault refuses the write */
  beforeWrite(operation: Operation): void;
}

interface Armed {
  fault: Fault;
  strike: Strike;
  struck: number;
}

export function createFaults(): Faults {
  let armed: Armed[] = [];
  let draw = new Draw(0, 0);

  function aimed({ fault, struck }: Armed, { method, path }: { method: string; path: string }): boolean {
    const { method: wanted, path: pattern, times, rate }: Aim = fault;
    if (times !== undefined && struck >= times) return false;
    if (wanted !== undefined && wanted !== method) return false;
    if (pattern !== undefined && !new RegExp(pattern).test(path)) return false;
    return rate === undefined || draw.chance(rate);
  }

  return {
    set(faults) {
      armed = faults.map((wanted) => {
        const fault = Fault.parse(wanted);
        return { fault, strike: misbehaviourOf(fault).arm(fault), struck: 0 };
      });
      // The same faults strike the same requests again.
      draw = new Draw(0, 0);
    },
    clear() {
      armed = [];
    },
    list: () => armed.map(({ fault, struck }) => ({ ...fault, struck })),
    strike(exchange) {
      const striking = armed.filter((one) => {
        const { before, after, concerns } = one.strike;
        if (before === undefined && after === undefined) return false;
        return (concerns === undefined || concerns(exchange)) && aimed(one, exchange);
      });
      for (const one of striking) one.struck += 1;
      return striking.map(({ strike }) => strike);
    },
    beforeWrite(operation) {
      for (const one of armed) {
        if (one.strike.write === undefined || !aimed(one, operation)) continue;
        try {
          one.strike.write(operation);
        } catch (error) {
          if (error instanceof ScimError) one.struck += 1;
          throw error;
        }
      }
    },
  };
}
