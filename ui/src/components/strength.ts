/** How hard a password is to guess, in words: no measure that promises anything, a nudge while it is typed. */
import { fold } from '../format';
import { vi } from '../text/vi';

export type Strength = 'none' | 'short' | 'weak' | 'fair' | 'good';

const LEAST = 8;
/** What everybody tries first, as it looks without marks. */
const COMMON = [
  'matkhau',
  'password',
  '12345678',
  'qwerty',
  'lienhiep',
  'iloveyou',
  'abc12345',
  '88888888',
];

/** Of a password for an account with this login and name. */
export function strength(password: string, ...about: (string | null)[]): Strength {
  const letters = [...password];
  if (letters.length === 0) return 'none';
  if (letters.length < LEAST) return 'short';
  const plain = fold(password).replaceAll(' ', '');
  const named = about
    .flatMap((one) => fold(one ?? '').split(' '))
    .filter((word) => word.length > 2);
  // What is left of it without the words that anybody would guess.
  const left = [...COMMON, ...named].reduce((rest, word) => rest.replaceAll(word, ''), plain);
  const different = new Set(left).size;
  if (left.length < 6 || different < 5 || /^\d+$/.test(left)) return 'weak';
  const words = password.trim().split(/\s+/).length;
  return letters.length >= 14 || (words >= 3 && letters.length >= 12) ? 'good' : 'fair';
}

export function strengthWords(password: string, ...about: (string | null)[]): string {
  const words = vi.accounts.strength;
  const found = strength(password, ...about);
  if (found === 'none') return '';
  return found === 'short' ? words.short(LEAST - [...password].length) : words[found];
}
