/** Codes of tasks, as plans count: numbers, roman numbers, letters of the Vietnamese alphabet. */

/** The letters that laws and plans count with. */
const LETTERS = 'abcd\u0111eghiklmnopqrstuvxy';
const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'];

/** The code after one: `II.2` → `II.3`, `c)` → `d)`, `d` → `đ`; empty when it cannot be told. */
export function nextCode(code: string): string {
  const parts = /^(.*?)(?<![\p{L}\d])(\d+|[IVX]+|\p{L})(\W*)$/u.exec(code.trim());
  if (!parts) return '';
  const [, before = '', last = '', after = ''] = parts;
  const next = following(last);
  return next === null ? '' : before + next + after;
}

function following(last: string): string | null {
  if (/^\d+$/.test(last)) return String(Number(last) + 1).padStart(last.length, '0');
  const roman = ROMAN.indexOf(last);
  if (roman >= 0) return ROMAN[roman + 1] ?? null;
  const letter = LETTERS.indexOf(last.toLowerCase());
  const next = letter < 0 ? undefined : LETTERS[letter + 1];
  if (!next) return null;
  return last === last.toLowerCase() ? next : next.toUpperCase();
}
