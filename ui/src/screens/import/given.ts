/** What is given to be read: a file, or a table that was copied elsewhere and pasted. */
import type { PickedFile } from '../../backend';
import type { Pasted } from '../../bindings/types';
import { vi } from '../../text/vi';

export interface Given extends PickedFile {
  /** The table, when there is no file. */
  pasted: Pasted | null;
}

export const ofFile = (file: PickedFile): Given => ({ ...file, pasted: null });

/** The table on the clipboard; null when it holds nothing that could be one, or somebody types. */
export function fromPaste({ clipboardData, target }: ClipboardEvent): Given | null {
  if (target instanceof Element && target.closest('input, textarea, [contenteditable]'))
    return null;
  const text = clipboardData?.getData('text/plain') ?? '';
  const html = clipboardData?.getData('text/html') || null;
  if (!text.trim() && !html?.includes('<table')) return null;
  return {
    path: '',
    name: vi.importing.file.pastedName,
    pasted: { pasted_page: html, pasted_text: text },
  };
}
