import { Registry } from './registry.svelte';

/** What can be done right now from the keyboard and from Ctrl+K: each screen registers its own. */

export interface Command {
  id: string;
  title: string;
  /** Known by its key only; not offered in Ctrl+K. */
  hidden?: boolean;
  /** Written as in the key map: `Ctrl+N`. */
  keys?: string;
  run: () => void;
}

export const commands = new Registry<Command>();

/** Use in a screen's script: its commands live as long as the screen does. */
export function useCommands(make: () => Command[]): void {
  $effect(() => commands.add(...make()));
}
