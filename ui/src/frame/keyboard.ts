/** Which command a key press means. */
import type { Command } from './commands.svelte';

/** `Ctrl+N`, `F1`, `Alt+↑` as written in the key map. */
export function pressed(event: KeyboardEvent): string {
  const names: Record<string, string> = { ArrowUp: '↑', ArrowDown: '↓', Escape: 'Esc' };
  const key = names[event.key] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  return [
    event.ctrlKey || event.metaKey ? 'Ctrl' : '',
    event.altKey ? 'Alt' : '',
    event.shiftKey ? 'Shift' : '',
    event.ctrlKey && digit ? digit : key,
  ]
    .filter(Boolean)
    .join('+');
}

/** Whether the press happens where text is typed. */
export function typing(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement | null;
  return !!at?.closest('input, textarea, select, [contenteditable]');
}

/** Runs the last registered command with this key; the nearest to the reader wins. */
export function runKey(event: KeyboardEvent, list: readonly Command[]): boolean {
  if (event.isComposing) return false;
  const keys = pressed(event);
  // Undo inside a field is the field's own.
  if (typing(event) && (keys === 'Ctrl+Z' || keys === 'Ctrl+Y')) return false;
  // What stands behind a dialog does not hear the keys.
  if (document.querySelector('[aria-modal="true"]')) return false;
  const found = [...list].reverse().find((command) => command.keys === keys);
  if (!found) return false;
  event.preventDefault();
  found.run();
  return true;
}
