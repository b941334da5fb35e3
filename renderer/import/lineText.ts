/** How a line of the file is called: by its number, and by its sheet where several are read. */
import { placeOfLine } from '../../preload/contract';
import { useFormats } from '../i18n/useFormats';
import { useImporting } from './importing';

export function useLineText(): (line: number) => string {
  const { number } = useFormats();
  const parts = useImporting(({ table }) => table?.parts) ?? [];
  return (name) => {
    const { part, line } = placeOfLine(name);
    const sheet = parts.length > 1 ? parts[part]?.name : null;
    return sheet ? `${sheet}!${line}` : number(line);
  };
}
