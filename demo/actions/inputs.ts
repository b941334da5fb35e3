/** What an action is given, checked against what it asks for. */
import { brokenRule, demandOf } from '../passwords/rules';
import { pictureTypeOf } from '../photos/picture';
import { badRequest } from '../scim/error';
import type { Json, JsonObject } from '../scim/resource';
import type { ActionInput, FileInput, GivenInputs, TextInput } from './action';

function readText({ name, rules }: TextInput, value: Json, userName: string): string {
  if (typeof value !== 'string') throw badRequest('invalidValue', `${name} must be a string`);
  const broken = brokenRule(rules, value, userName);
  // What was given is not repeated: it may be a secret.
  if (broken !== null) throw badRequest('invalidValue', `${name} ${demandOf(broken).en}`);
  return value;
}

const base64 = /^[A-Za-z0-9+/]*={0,2}$/;

function readFile({ name, maxSize, contentTypes }: FileInput, value: Json): Buffer {
  if (typeof value !== 'string' || value.length % 4 !== 0 || !base64.test(value)) {
    throw badRequest('invalidValue', `${name} must be base64`);
  }
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length > maxSize) {
    throw badRequest('invalidValue', `${name} may have ${maxSize} bytes; this one has ${bytes.length}`);
  }
  const type = pictureTypeOf(bytes);
  if (type === null || !contentTypes.includes(type)) {
    throw badRequest('invalidValue', `${name} must be one of ${contentTypes.join(', ')}`);
  }
  return bytes;
}

/**
 * Members that the action does not ask for are ignored.
 * @throws ScimError 400 invalidValue
 */
export function readInputs(wanted: readonly ActionInput[], given: JsonObject, userName: string): GivenInputs {
  const texts = new Map<string, string>();
  const files = new Map<string, Buffer>();
  for (const input of wanted) {
    const value = given[input.name] ?? null;
    if (value === null) {
      if (input.required) throw badRequest('invalidValue', `${input.name} is required`);
    } else if (input.type === 'string') {
      texts.set(input.name, readText(input, value, userName));
    } else {
      files.set(input.name, readFile(input, value));
    }
  }
  function present<T>(value: T | undefined, name: string): T {
    if (value === undefined) throw new Error(`the action has no input ${name}`);
    return value;
  }
  return {
    text: (name) => present(texts.get(name), name),
    file: (name) => present(files.get(name), name),
  };
}
