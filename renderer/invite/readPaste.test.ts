import { describe, expect, it } from 'vitest';
import { columnsForTests } from './columnsForTests';
import { inviteForm } from './inviteForm';
import { readPaste } from './readPaste';

const reader = {
  form: inviteForm(columnsForTests, null),
  columns: columnsForTests,
  namesOf: ({ key }: { key: string }) => (key === 'emails' ? ['Email', 'Courriel'] : []),
};
const read = (text: string) =>
  readPaste(reader, text).people.map((given) => [
    given.emails ?? '',
    given['name.givenName'] ?? '',
    given['name.familyName'] ?? '',
    ...(given.roles ? [given.roles] : []),
  ]);

const ada = ['ada@x.org', 'Ada', 'Lovelace'];
const bob = ['bob@x.org', 'Bob', 'Sugar'];

describe('a paste', () => {
  it.each([
    ['addresses in lines', 'ada@x.org\r\n\n  bob@x.org  '],
    ['addresses with commas', 'ada@x.org, bob@x.org'],
    ['addresses with semicolons at the ends', 'ada@x.org;\nbob@x.org;'],
    ['addresses with blanks', 'ada@x.org bob@x.org'],
    ['links', 'mailto:ada@x.org\n<mailto:bob@x.org>'],
    ['one column with its header', 'Email\nada@x.org\nbob@x.org'],
  ])('of %s', (_, text) => {
    expect(read(text)).toEqual([
      ['ada@x.org', '', ''],
      ['bob@x.org', '', ''],
    ]);
  });

  it.each([
    ['lines of mailboxes', 'Ada Lovelace <ada@x.org>\n"Sugar, Bob" <bob@x.org>'],
    ['mailboxes in one line', 'Ada Lovelace <ada@x.org>, Bob Sugar <bob@x.org>'],
    ['mailboxes with the family name first', 'Lovelace, Ada <ada@x.org>; Sugar, Bob <bob@x.org>'],
    ['the same with commas alone', 'Lovelace, Ada <ada@x.org>, Sugar, Bob <bob@x.org>'],
    ['names before bare addresses', 'Ada Lovelace ada@x.org\nBob Sugar\tbob@x.org'],
    ['address, first, last', 'ada@x.org; Ada; Lovelace\nbob@x.org; Bob; Sugar'],
    ['the same with commas', 'ada@x.org,Ada,Lovelace\nbob@x.org,Bob,Sugar'],
    ['a spreadsheet without a header', 'Ada\tLovelace\tada@x.org\nBob\tSugar\tbob@x.org'],
    ['whole names of a spreadsheet', 'ada@x.org\tAda Lovelace\nbob@x.org\tBob Sugar'],
    ['a spreadsheet with a header', 'First name\tLast name\tEmail\nAda\tLovelace\tada@x.org\nBob\tSugar\tbob@x.org'],
    ['a French one', 'Nom;Prénom;Courriel\nLovelace;Ada;ada@x.org\nSugar;Bob;bob@x.org'],
    ['one with whole names', 'Name,E-mail\n"Lovelace, Ada",ada@x.org\nBob Sugar,bob@x.org'],
  ])('of %s', (_, text) => {
    expect(read(text)).toEqual([ada, bob]);
  });

  it('gives choices that the tenant knows to their column', () => {
    expect(read('ada@x.org\tAda\tLovelace\tadmin')).toEqual([[...ada, 'admin']]);
    expect(read('Email;Role\nada@x.org;Member')).toEqual([['ada@x.org', '', '', 'Member']]);
  });

  it('tells which columns it leaves out', () => {
    const { people, ignored } = readPaste(reader, 'Email\tShoe size\tDepartment\nada@x.org\t38\tSales');
    expect(ignored).toEqual(['Shoe size']);
    expect(people).toEqual([
      { emails: 'ada@x.org', 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department': 'Sales' },
    ]);
  });

  it('keeps what was to be an address, so that it can be put right', () => {
    expect(read('ada.x.org; Ada; Lovelace\nbob@@x')).toEqual([
      ['ada.x.org', 'Ada', 'Lovelace'],
      ['bob@@x', '', ''],
    ]);
  });

  it('of nothing has nobody', () => {
    expect(read(' \n\t\n')).toEqual([]);
  });
});
