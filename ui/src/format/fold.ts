/** Text without accents and case, for filtering the short lists that live in the window. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐÐ]/g, 'd')
    .toLowerCase();
}

const wordsOf = (text: string): string[] => text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);

/**
 * How near `text` comes to what is wanted: 0 all its words stand there as typed, 1 they do without
 * accents, 2 words begin so, 3 at least one is found elsewhere or not at all.
 */
export function distance(text: string, wanted: string): number {
  const exact = new Set(wordsOf(text.normalize('NFC').toLowerCase()));
  const plain = wordsOf(fold(text));
  const typed = wordsOf(wanted.normalize('NFC').toLowerCase());
  if (typed.every((word) => exact.has(word))) return 0;
  const folded = typed.map(fold);
  if (folded.every((word) => plain.includes(word))) return 1;
  return folded.every((word) => plain.some((own) => own.startsWith(word))) ? 2 : 3;
}

/** The nearest to what is wanted first; those equally near stay in their order. */
export function nearest<Row>(
  rows: readonly Row[],
  name: (row: Row) => string,
  wanted: string,
): Row[] {
  const far = new Map(rows.map((row) => [row, distance(name(row), wanted)]));
  return [...rows].sort((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}

/** Whether every word of `wanted` occurs in `text`, accents and case aside. */
export function matches(text: string, wanted: string): boolean {
  const ground = fold(text);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => ground.includes(word));
}
