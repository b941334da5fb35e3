/** Workbooks and texts that mean harm, or were harmed: what each is, and what reading it has to answer. */
import { hostileArchives } from './hostile/archives';
import { bombs } from './hostile/bombs';
import { hostileBooks } from './hostile/books';
import { hostileCells } from './hostile/cells';
import type { Hostile } from './hostile/making';
import { hostileTexts } from './hostile/texts';
import { hostileXml } from './hostile/xml';

export const hostileFiles: Hostile[] = [
  ...hostileArchives,
  ...bombs,
  ...hostileXml,
  ...hostileCells,
  ...hostileBooks,
  ...hostileTexts,
];
