/** What the admin has entered for an action of the tenant. */
import type { ActionInput, ActionInputs } from '../../preload/contract';
import { type Failure, failed, failure, succeeded } from '../../preload/failure';

/** As it stands in the form: texts as typed, boxes as ticked. */
export type Entered = Readonly<Record<string, string | boolean>>;

function read({ type, required, choices }: ActionInput, value: string | boolean | undefined) {
  if (type === 'boolean') return succeeded(value === true);
  const text = typeof value === 'string' ? value.trim() : '';
  if (text === '') return required ? failed('required') : succeeded(null);
  if (choices) return choices.includes(text) ? succeeded(text) : failed('not-choice');
  if (type === 'integer') return /^[+-]?\d+$/.test(text) ? succeeded(Number(text)) : failed('not-number');
  if (type !== 'dateTime') return succeeded(text);
  const instant = new Date(text);
  return Number.isNaN(instant.getTime()) ? failed('not-date') : succeeded(instant.toISOString());
}

/** The inputs as the engine takes them, or what is wrong with which. */
export function readInputs(
  inputs: readonly ActionInput[],
  entered: Entered,
): { inputs: ActionInputs; failures: Record<string, Failure> } {
  const values: ActionInputs = {};
  const failures: Record<string, Failure> = {};
  for (const input of inputs) {
    const result = read(input, entered[input.name]);
    if (!result.ok) failures[input.name] = failure(result.failure.code);
    else if (result.value !== null) values[input.name] = result.value;
  }
  return { inputs: values, failures };
}
