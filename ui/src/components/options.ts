/** One choice of a select or combobox; `note` tells like-named choices apart. */
export interface Option<Value = string> {
  value: Value;
  label: string;
  note?: string;
  /** Other words that find it when they are typed. */
  keys?: string;
}

/** A closed set with its words as choices, in the order of the words. */
export function optionsOf<Value extends string>(words: Record<Value, string>): Option<Value>[] {
  return (Object.keys(words) as Value[]).map((value) => ({ value, label: words[value] }));
}

/** The words of choices by their value. */
export function namesOf(
  options: readonly Option<string | number>[] | undefined,
): Record<string, string> {
  return Object.fromEntries((options ?? []).map(({ value, label }) => [String(value), label]));
}
