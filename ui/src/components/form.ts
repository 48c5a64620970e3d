/** What a form knows of the fields inside it; a field that stands in no form has none. */
import { getContext } from 'svelte';

/** A field whose text may mean nothing: `31/02/2020` as a day. */
export interface ReadField {
  /** Whether what stands in it cannot be read. */
  readonly unread: boolean;
  /** Says so beside the field, also while it is still being typed in. */
  refuse: () => void;
  /** Its control, for the focus. */
  readonly control: HTMLElement | undefined;
}

export interface FormFields {
  /** Gives the way to leave the form again, as an `$effect` wants it. */
  join: (field: ReadField) => () => void;
  /** Something was typed or chosen in a field beside which `error` stood. */
  touched: (error?: string | null) => void;
}

/** The key under which a form is found by its fields. */
export const FORM = Symbol('form');

/** Use in a field's script. */
export function ownForm(): FormFields | undefined {
  return getContext<FormFields | undefined>(FORM);
}
