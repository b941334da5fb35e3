import { expect, it } from 'vitest';
import { toHtmlTable } from './htmlTable';

it('a table as HTML says which cells are text, and is nothing but text', () => {
  const html = toHtmlTable(
    [
      ['007', '7'],
      ['<b>"A & B"</b>', ' two  blanks\nand lines '],
    ],
    [false, true],
  );
  expect(html).toBe(
    `<meta charset="utf-8"><table><tr><td style="mso-number-format:'\\@'">007</td><td>7</td></tr>` +
      `<tr><td style="mso-number-format:'\\@'">&lt;b&gt;&quot;A &amp; B&quot;&lt;/b&gt;</td>` +
      `<td>&nbsp;two&nbsp; blanks<br style="mso-data-placement:same-cell">and lines&nbsp;</td></tr></table>`,
  );
});
