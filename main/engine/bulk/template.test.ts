import { describe, expect, it } from 'vitest';
import type { RuleProblem } from '../../../preload/contract';
import { discovery, fleet, user } from '../../../tests/support/tenant-model';
import { columnsOf } from '../scim/columns';
import type { JsonObject } from '../scim/resource';
import { readTemplate } from './template';

const columns = columnsOf(discovery.schemas);

const jose = user('1', {
  userName: 'JLopez',
  name: { givenName: 'José María', familyName: 'López-Ærø' },
  title: 'chief ENGINEER',
  displayName: '👩‍👩‍👧 Ada',
  phoneNumbers: [{ value: '+33 (0)1 23-45', type: 'work' }],
});

function filled(text: string, person: JsonObject = jose): string {
  const template = readTemplate(text, columns);
  if (!template.ok) throw new Error(`${template.problem.code} at ${template.problem.at}`);
  return template.value(person);
}

describe('a template', () => {
  it.each([
    ['Hello', 'Hello'],
    ['{userName}', 'JLopez'],
    ['<{userName}>', '<JLopez>'],
    ['{USERNAME}', 'JLopez'],
    ['{ userName | lower }', 'jlopez'],
    ['{name.givenName|slice:0:1}{name.familyName}', 'JLópez-Ærø'],
    ['{givenName}', 'José María'],
    ['{familyName|upper}', 'LÓPEZ-ÆRØ'],
    ['{emails}', '1@example.com'],
    [`{${fleet}:access}`, 'full'],
    [`{${fleet}:ACCESS|upper}`, 'FULL'],
    ['{access}', 'full'],
    ['{vehicles}', '3'],
    ['{active}', 'true'],
    ['{name.familyName|no-accents|lower}', 'lopez-aero'],
    ['{familyName|NO-ACCENTS}', 'Lopez-AEro'],
    ['{givenName|title}', 'José María'],
    ['{title|title}', 'Chief Engineer'],
    ['{familyName|upper|title}', 'López-Ærø'],
    ['{givenName|slice:-1}', 'a'],
    ['{givenName|slice:0:-1}', 'José Marí'],
    ['{givenName|slice:3:4}', 'é'],
    ['{displayName|slice:0:1}', '👩‍👩‍👧'],
    ['{displayName|initial}', '👩‍👩‍👧'],
    ['{displayName|slice:2}', 'Ada'],
    ['{givenName|initial}.', 'J.'],
    ['{givenName|replace: :-}', 'José-María'],
    ['{givenName|replace: }', 'JoséMaría'],
    ['{givenName|replace:é:\\:\\|\\}}', 'Jos:|} María'],
    ['{phoneNumbers|digits}', '33012345'],
    ['{vehicles|pad:3}', '003'],
    ['{vehicles|pad:3:x}', 'xx3'],
    ['{vehicles|pad:1:x}', '3'],
    ['{displayName|pad:6:😀}', '😀👩‍👩‍👧 Ada'],
    ['{title|trim}', 'chief ENGINEER'],
    ['{{userName}}', '{userName}'],
    ['{{{userName}}}', '{JLopez}'],
    ['a}b', 'a}b'],
    [
      '{name.givenName|no-accents|lower|replace: :.}.{name.familyName|no-accents|lower}@acme.com',
      'jose.maria.lopez-aero@acme.com',
    ],
  ])('%s reads %s', (text, reading) => {
    expect(filled(text)).toBe(reading);
  });

  it('reads empty text where somebody has no value', () => {
    const nobody = { userName: 'x' };
    expect(filled('{name.givenName|lower|slice:0:1|title}{title}{emails|initial}', nobody)).toBe('');
  });

  it('knows accents of whole Latin, and leaves other scripts alone', () => {
    const person = { title: 'Åñçèü ẞßŒœÆæØø ŁłĐđÐðÞþ İıŞşĞğ Ệễ Škoda ﬁ' };
    expect(filled('{title|no-accents}', person)).toBe('Anceu SSssOEoeAEaeOo LlDdDdTHth IiSsGg Ee Skoda ﬁ');
    expect(filled('{title|no-accents}', { title: 'Νίκος Йод हिन्दी' })).toBe('Νίκος Йод हिन्दी');
  });

  it.each<[string, RuleProblem['code'], number, string]>([
    ['', 'empty', 0, ''],
    ['a{', 'unclosed', 1, '{'],
    ['ab{userName', 'unclosed', 2, '{userName'],
    ['{userName|lower {title}', 'unclosed', 0, '{userName|lower {title}'],
    ['{}', 'empty', 0, '{}'],
    ['x{ }', 'empty', 1, '{ }'],
    ['{|lower}', 'empty', 0, '{|lower}'],
    ['{userName|}', 'empty', 10, ''],
    ['{userName||lower}', 'empty', 10, ''],
    ['-{nickname}', 'unknown-attribute', 2, 'nickname'],
    ['-{  no.such|lower}', 'unknown-attribute', 4, 'no.such'],
    ['{urn:x:User:thing}', 'unknown-attribute', 1, 'urn:x:User:thing'],
    ['{userName|shout}', 'unknown-step', 10, 'shout'],
    ['{userName|lower| shout:1}', 'unknown-step', 17, 'shout'],
    ['{userName|constructor}', 'unknown-step', 10, 'constructor'],
    ['{userName|slice}', 'wrong-argument', 15, ''],
    ['{userName|slice:a}', 'wrong-argument', 16, 'a'],
    ['{userName|slice:0:b}', 'wrong-argument', 18, 'b'],
    ['{userName|slice:0:1:2}', 'wrong-argument', 20, '2'],
    ['{userName|lower:1}', 'wrong-argument', 16, '1'],
    ['{userName|replace}', 'wrong-argument', 17, ''],
    ['{userName|replace:}', 'wrong-argument', 18, ''],
    ['{userName|pad:1000}', 'wrong-argument', 14, '1000'],
    ['{userName|pad:3:ab}', 'wrong-argument', 16, 'ab'],
  ])('%s cannot be read: %s at %i', (text, code, at, found) => {
    expect(readTemplate(text, columns)).toEqual({ ok: false, problem: { code, at, length: found.length, found } });
  });

  it('refuses a short name that two attributes share', () => {
    const twice = [
      ...discovery.schemas,
      { id: 'urn:other:User', name: 'O', attributes: discovery.schemas[1]?.attributes ?? [] },
    ];
    const read = readTemplate('{access}', columnsOf(twice));
    expect(read).toMatchObject({ ok: false, problem: { code: 'unknown-attribute', at: 1 } });
  });
});
