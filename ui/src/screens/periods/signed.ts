import { number } from '../../format';

/** By how much a figure grew: “+3”, “−2”; nothing for what is no figure. */
export function signed(difference: number | null): string {
  if (difference === null) return '';
  if (difference === 0) return '0';
  return `${difference > 0 ? '+' : '−'}${number(Math.abs(difference))}`;
}
