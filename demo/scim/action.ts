/** The resource type Action of the administration extension: what can be done to users and is no attribute. */
import type { ResourceType } from './model';
import { type Attribute, attribute } from './schema';
import { texts } from './texts';

export const actionUrn = 'urn:muster:params:scim:schemas:admin:1.0:Action';

const readOnly = { mutability: 'readOnly' } as const;
const required = { ...readOnly, required: true } as const;

const rules: Attribute = attribute('rules', 'complex', 'What a text has to be like', {
  ...readOnly,
  multiValued: true,
  subAttributes: [
    attribute('rule', 'string', 'Names the rule', {
      ...required,
      canonicalValues: ['minLength', 'maxLength', 'upper', 'lower', 'digit', 'symbol', 'notUserName'],
    }),
    attribute('value', 'integer', 'The length in characters, of the rules that have one', readOnly),
  ],
});

const inputs: Attribute = attribute('inputs', 'complex', 'What the action needs to know', {
  ...readOnly,
  multiValued: true,
  subAttributes: [
    attribute('name', 'string', 'Names the input in a request', { ...required, caseExact: true }),
    texts('names', 'What the input is called'),
    attribute('type', 'string', 'The type of the input', {
      ...required,
      canonicalValues: ['string', 'boolean', 'integer', 'dateTime', 'binary'],
    }),
    attribute('required', 'boolean', 'Whether the action needs it; false unless said', readOnly),
    attribute('secret', 'boolean', 'Whether it is to be seen and kept by nobody; false unless said', readOnly),
    attribute('canonicalValues', 'string', 'The choice that there is', {
      ...readOnly,
      multiValued: true,
      caseExact: true,
    }),
    rules,
    attribute('maxSize', 'integer', 'Of a file: the most bytes that it may have', readOnly),
    attribute('contentTypes', 'string', 'Of a file: the media types that are taken', {
      ...readOnly,
      multiValued: true,
    }),
  ],
});

const confirmation: Attribute = attribute('confirmation', 'complex', 'How an administrator shows that it is meant', {
  ...readOnly,
  subAttributes: [
    attribute('kind', 'string', 'What is typed: nothing, the value of an attribute, or the number of users', {
      ...required,
      canonicalValues: ['none', 'attribute', 'number'],
    }),
    attribute('attribute', 'string', 'The path of the attribute whose value is typed', readOnly),
    texts('warnings', 'What will be lost'),
  ],
});

export const actionType: ResourceType = {
  name: 'Action',
  endpoint: '/Actions',
  description: 'Something that can be done to users',
  core: {
    id: actionUrn,
    name: 'Action',
    description: 'Something that can be done to users and is no attribute',
    attributes: [
      attribute('purpose', 'string', 'What the action is for', {
        ...required,
        canonicalValues: [
          ...['invitation', 'passwordReset', 'password', 'apiKey'],
          ...['photo', 'photoRemoval', 'deletion', 'other'],
        ],
      }),
      texts('names', 'What the action is called'),
      texts('descriptions', 'What the action does'),
      attribute('appliesTo', 'string', 'A filter that the users pass to whom it can be done; everybody if missing', {
        ...readOnly,
        caseExact: true,
      }),
      inputs,
      attribute('queueable', 'boolean', 'Whether it may wait for a connection; false unless said', readOnly),
      attribute('bulk', 'boolean', 'Whether it may be done to several users at once; false unless said', readOnly),
      confirmation,
      texts('unavailable', 'Why it cannot be done here, or by this bearer; missing where it can'),
    ],
  },
  extensions: [],
};
