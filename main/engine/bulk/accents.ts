/** Latin letters without their accents: `é` reads `e`, `Ærø` reads `AEro`, `Łódź` reads `Lodz`. */

/** Letters that are not put together of a plain one and an accent. */
const letters: Record<string, string> = {
  ...{ æ: 'ae', Æ: 'AE', œ: 'oe', Œ: 'OE', ĳ: 'ij', Ĳ: 'IJ', ß: 'ss', ẞ: 'SS', þ: 'th', Þ: 'TH', ŋ: 'ng', Ŋ: 'NG' },
  ...{ ø: 'o', Ø: 'O', ɵ: 'o', Ɵ: 'O', ð: 'd', Ð: 'D', đ: 'd', Đ: 'D', ɖ: 'd', Ɖ: 'D', ɗ: 'd', Ɗ: 'D' },
  ...{ ł: 'l', Ł: 'L', ŀ: 'l', Ŀ: 'L', ƚ: 'l', Ƚ: 'L', ħ: 'h', Ħ: 'H', ŧ: 't', Ŧ: 'T', ƭ: 't', Ƭ: 'T', ⱦ: 't', Ⱦ: 'T' },
  ...{ ı: 'i', ɨ: 'i', Ɨ: 'I', ĸ: 'k', ƙ: 'k', Ƙ: 'K', ŉ: 'n', ɲ: 'n', Ɲ: 'N', ƞ: 'n', Ƞ: 'N', ſ: 's', ȿ: 's' },
  ...{ ⱥ: 'a', Ⱥ: 'A', ƀ: 'b', Ƀ: 'B', ɓ: 'b', Ɓ: 'B', ȼ: 'c', Ȼ: 'C', ƈ: 'c', Ƈ: 'C', ɇ: 'e', Ɇ: 'E', ə: 'e', Ə: 'E' },
  ...{ ɛ: 'e', Ɛ: 'E', ǝ: 'e', Ǝ: 'E', ƒ: 'f', Ƒ: 'F', ǥ: 'g', Ǥ: 'G', ɠ: 'g', Ɠ: 'G', ɣ: 'g', Ɣ: 'G', ɉ: 'j', Ɉ: 'J' },
  ...{ ȷ: 'j', ɔ: 'o', Ɔ: 'O', ƥ: 'p', Ƥ: 'P', ɋ: 'q', Ɋ: 'Q', ɍ: 'r', Ɍ: 'R', ʉ: 'u', Ʉ: 'U', ʋ: 'v', Ʋ: 'V' },
  ...{ ƴ: 'y', Ƴ: 'Y', ɏ: 'y', Ɏ: 'Y', ƶ: 'z', Ƶ: 'Z', ȥ: 'z', Ȥ: 'Z' },
};

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range of ASCII begins with them
const ascii = /^[\u0000-\u007f]*$/;

/** What is not Latin stays as it is: the marks of other scripts are no accents. */
export function withoutAccents(text: string): string {
  if (ascii.test(text)) return text;
  return text
    .normalize('NFD')
    .replace(/(\p{Script=Latin})\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/\p{Script=Latin}/gu, (letter) => letters[letter] ?? letter);
}
