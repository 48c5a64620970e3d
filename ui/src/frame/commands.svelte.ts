import { untrack } from 'svelte';

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

class CommandList {
  all = $state.raw<Command[]>([]);

  /** Adds commands; gives the way to take them away, as an `$effect` wants it. */
  add(commands: Command[]): () => void {
    this.all = [...this.all, ...commands];
    return () => {
      this.all = this.all.filter((command) => !commands.includes(command));
    };
  }
}

export const commands = new CommandList();

/** Use in a screen's script: its commands live as long as the screen does. */
export function useCommands(make: () => Command[]): void {
  $effect(() => {
    const made = make();
    // Registering reads the list it writes; only what `make` reads should run this again.
    return untrack(() => commands.add(made));
  });
}
