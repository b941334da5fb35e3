/** Words for people, in the languages that the reference tenants speak. */
import type { JsonObject } from '../scim/resource';

export interface Texts {
  en: string;
  fr: string;
}

/** Texts as the wire has them, one value a language; none for null. */
export function textsDocument(texts: Texts | null): JsonObject[] {
  return Object.entries(texts ?? {}).map(([language, value]) => ({ language, value }));
}
