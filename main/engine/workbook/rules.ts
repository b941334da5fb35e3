/**
 * What a spreadsheet refuses to be typed into cells (data validation). It is no protection, which would also refuse to
 * sort and to filter; what is pasted passes it, and is judged when the workbook comes back.
 */
import type { DataValidation } from 'exceljs';
import type { Refusals, SheetColumn } from './content';
import type { ValueLists } from './value-lists';

/** The rule for the cells of a column; null where everything may be typed. */
export function ruleFor(
  { look, offers = [] }: SheetColumn,
  { title, fixed, choice }: Refusals,
  lists: ValueLists,
): DataValidation | null {
  const refusing = { showErrorMessage: true, errorStyle: 'stop', errorTitle: title };
  if (look === 'fixed') return { ...refusing, type: 'custom', formulae: ['FALSE'], allowBlank: false, error: fixed };
  if (offers.length === 0) return null;
  return { ...refusing, type: 'list', formulae: [lists.formula(offers)], allowBlank: true, error: choice };
}
