/** Text without accents and case, for filtering the short lists that live in the window. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[đĐÐ]/g, 'd')
    .toLowerCase();
}

/** Whether every word of `wanted` occurs in `text`, accents and case aside. */
export function matches(text: string, wanted: string): boolean {
  const ground = fold(text);
  return fold(wanted)
    .split(/\s+/)
    .every((word) => ground.includes(word));
}
