/** What a workbook says of itself: its sheets and where they are, how it counts days. */

import type { Archive, Part } from './archive';
import { broken, tooLarge, wrongType } from './broken';
import type { ReadingLimits } from './limits';
import { type Relationship, relationshipsOf } from './relationships';
import { isTrue, prefixed, readXml } from './xml';

interface Sheet {
  name: string;
  hidden: boolean;
  relationship: string;
}

export interface Book {
  sheets: Sheet[];
  /** Days are counted from 1904 on, as on the first Macs. */
  date1904: boolean;
  /** The part of a sheet. @throws {Unreadable} where there is none */
  sheet(place: number): Part;
  /** A part that the workbook needs once. */
  shared(type: 'sharedStrings' | 'styles', most: number): Part | null;
}

/** @throws {Unreadable} `file-type` for an archive that is no workbook */
export async function readBook(archive: Archive, limits: ReadingLimits): Promise<Book> {
  const main = await mainPart(archive, limits);
  const sheets: Sheet[] = [];
  let date1904 = false;
  let isWorkbook = false;
  await readXml(
    main,
    {
      open(name, attributes) {
        isWorkbook ||= name === 'workbook';
        if (!isWorkbook) throw wrongType(`${main.name} holds a ${name}`);
        if (name === 'workbookPr') date1904 = isTrue(attributes.date1904);
        if (name !== 'sheet') return;
        if (sheets.length === limits.described) throw tooLarge(`${main.name}: too many sheets`);
        const state = attributes.state ?? 'visible';
        const relationship = prefixed(attributes, 'id') ?? '';
        sheets.push({ name: attributes.name ?? '', hidden: state !== 'visible', relationship });
      },
      close: () => undefined,
      text: () => undefined,
    },
    limits,
  );
  if (sheets.length === 0) throw broken('a workbook without a sheet');
  const relationships = await relationshipsOf(archive, main.name, limits);

  return {
    sheets,
    date1904,
    sheet(place) {
      const sheet = sheets[place];
      if (!sheet) throw broken(`no sheet ${place + 1}`);
      const name = relationships.get(sheet.relationship)?.part;
      const part = name ? archive.part(name, limits.inflated) : null;
      if (!part) throw broken(`the sheet ${sheet.name} is not in the file`);
      return part;
    },
    shared(type, most) {
      const name = firstOf(relationships, type)?.part;
      return name ? archive.part(name, most) : null;
    },
  };
}

async function mainPart(archive: Archive, limits: ReadingLimits): Promise<Part> {
  const relationships = await relationshipsOf(archive, '', limits);
  const name = firstOf(relationships, 'officeDocument')?.part ?? 'xl/workbook.xml';
  // The binary kind of workbook.
  if (name.toLowerCase().endsWith('.bin')) throw wrongType(name);
  const part = archive.part(name, limits.description);
  if (part) return part;
  throw relationships.size > 0 ? broken(`${name} is not in the file`) : wrongType('an archive that is no workbook');
}

function firstOf(relationships: Map<string, Relationship>, type: string): Relationship | undefined {
  for (const relationship of relationships.values()) if (relationship.type === type) return relationship;
  return undefined;
}
