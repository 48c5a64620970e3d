import { rights } from '../components/rights.svelte';
import { Registry } from './registry.svelte';

/** What can be done right now from the keyboard and from Ctrl+K: each screen registers its own. */

export interface Command {
  id: string;
  title: string;
  /** Known by its key only; not offered in Ctrl+K. */
  hidden?: boolean;
  /** Written as in the key map: `Ctrl+N`. */
  keys?: string;
  /** Changes something in the book; whoever may only look has no such command. New things and saving always do. */
  changes?: boolean;
  run: () => void;
}

export const commands = new Registry<Command>();

/** Use in a screen's script: its commands live as long as the screen does. */
export function useCommands(make: () => Command[]): void {
  $effect(() => {
    const made = make();
    return commands.add(...(rights.viewing ? made.filter((one) => !changing(one)) : made));
  });
}

const CHANGING = ['Ctrl+N', 'Ctrl+S', 'Ctrl+Z', 'Ctrl+Y'];

function changing({ changes, keys }: Command): boolean {
  return changes ?? (keys !== undefined && CHANGING.includes(keys));
}
