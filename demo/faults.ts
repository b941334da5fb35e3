/** Faults that a tenant was asked to show: which of them strike a request. */
import { Fault, type FaultInput, misbehaviourOf } from './faults/catalogue';
import type { Aim, Exchange, Strike, World } from './faults/misbehaviour';
import { Draw } from './people/draw';
import type { Operation } from './scim/bulk';
import { ScimError } from './scim/error';
import type { Written } from './tenant/write';

export type { FaultInput } from './faults/catalogue';

/** A fault that is set, and how often it has struck. */
export type FaultState = Fault & { struck: number };

export interface FaultControl {
  /**
   * Replaces all faults but those of the tenant's profile. The same faults with the same seed strike the same requests.
   * @throws ZodError if one of them cannot be read
   */
  set(faults: readonly FaultInput[], seed?: number): void;
  clear(): void;
  /** Those of the tenant's profile come first. */
  list(): FaultState[];
}

type CarryOut = (operation: Operation) => Written;

/** What the HTTP layer asks. */
export interface Faults extends FaultControl {
  /** The faults that strike this exchange; each counts as having struck. */
  strike(exchange: Exchange): Strike[];
  /** Carries out a single write as the faults would have it. @throws ScimError */
  write(operation: Operation, carryOut: CarryOut): Written;
}

interface Armed {
  fault: Fault;
  strike: Strike;
  struck: number;
}

function strikesExchanges({ ask, before, repeats, view, after }: Strike): boolean {
  return [ask, before, repeats, view, after].some((moment) => moment !== undefined);
}

/** @param lasting faults that stay, whatever else is set */
export function createFaults(surroundings: Omit<World, 'draw'>, lasting: readonly FaultInput[] = []): Faults {
  let draw = new Draw(0, 0);
  const armAll = (faults: readonly FaultInput[]): Armed[] => {
    const wanted = faults.map((fault) => Fault.parse(fault));
    return wanted.map((fault) => {
      return { fault, strike: misbehaviourOf(fault).arm(fault, { ...surroundings, draw }), struck: 0 };
    });
  };
  const staying = armAll(lasting);
  let armed = staying;

  function aimed({ fault, struck }: Armed, { method, path }: { method: string; path: string }): boolean {
    const { method: wanted, path: pattern, times, rate }: Aim = fault;
    if (times !== undefined && struck >= times) return false;
    if (wanted !== undefined && wanted !== method) return false;
    if (pattern !== undefined && !new RegExp(pattern).test(path)) return false;
    return rate === undefined || draw.chance(rate);
  }

  function replace(faults: readonly FaultInput[]): void {
    const next = armAll(faults);
    for (const { strike } of armed.slice(staying.length)) strike.disarm?.();
    armed = [...staying, ...next];
  }

  /** Lets one fault have its way with a write; a refusal that comes from within is not its own. */
  function writeThrough(one: Armed, operation: Operation, carryOut: CarryOut): Written | null {
    let inner: unknown = null;
    try {
      const written = one.strike.write?.(operation, (changed) => {
        try {
          return carryOut(changed);
        } catch (error) {
          inner = error;
          throw error;
        }
      });
      if (written != null) one.struck += 1;
      return written ?? null;
    } catch (error) {
      if (error instanceof ScimError && error !== inner) one.struck += 1;
      throw error;
    }
  }

  return {
    set(faults, seed = 0) {
      draw = new Draw(seed, 0);
      replace(faults);
    },
    clear: () => replace([]),
    list: () => armed.map(({ fault, struck }) => ({ ...fault, struck })),
    strike(exchange) {
      if (armed.length === 0) return [];
      const striking = armed.filter((one) => {
        if (!strikesExchanges(one.strike) || !aimed(one, exchange)) return false;
        return one.strike.concerns === undefined || one.strike.concerns(exchange);
      });
      for (const one of striking) one.struck += 1;
      return striking.map(({ strike }) => strike);
    },
    write(operation, carryOut) {
      const from = (first: number, wanted: Operation): Written => {
        for (const [place, one] of armed.entries()) {
          if (place < first || one.strike.write === undefined || !aimed(one, wanted)) continue;
          const written = writeThrough(one, wanted, (changed) => from(place + 1, changed));
          if (written !== null) return written;
        }
        return carryOut(wanted);
      };
      return from(0, operation);
    },
  };
}
