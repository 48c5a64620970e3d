/** One choice of a select or combobox; `note` tells like-named choices apart. */
export interface Option<Value = string> {
  value: Value;
  label: string;
  note?: string;
}
