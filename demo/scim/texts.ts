/** Attributes that hold texts for people in several languages, as the administration extension has them. */
import { type Attribute, attribute } from './schema';

/** @param description of what the texts say */
export function texts(name: string, description: string): Attribute {
  return attribute(name, 'complex', description, {
    multiValued: true,
    mutability: 'readOnly',
    subAttributes: [
      attribute('language', 'string', 'The language of the text, as in BCP 47', { mutability: 'readOnly' }),
      attribute('value', 'string', 'The text', { mutability: 'readOnly', caseExact: true }),
    ],
  });
}
