/** Makes a failing history shorter: leaves out what it fails without. */
import type { Plan, Step } from './plan';

/**
 * Leaves out steps, in ever smaller runs, as long as the rest still fails.
 *
 * @param stillFails whether a plan fails in the same way
 * @param worthwhile whether there is time for one more try
 */
export async function shrink(
  plan: Plan,
  stillFails: (plan: Plan) => Promise<boolean>,
  worthwhile: () => boolean,
): Promise<Plan> {
  let steps: readonly Step[] = plan.steps;
  let size = Math.ceil(steps.length / 2);
  while (size >= 1) {
    let shorter = false;
    for (let start = 0; start < steps.length && worthwhile(); ) {
      const fewer = [...steps.slice(0, start), ...steps.slice(start + size)];
      if (await stillFails({ ...plan, steps: fewer })) {
        steps = fewer;
        shorter = true;
      } else start += size;
    }
    if (!worthwhile()) break;
    if (!shorter || size > 1) size = size === 1 ? 0 : Math.floor(size / 2);
  }
  return { ...plan, steps: [...steps] };
}
