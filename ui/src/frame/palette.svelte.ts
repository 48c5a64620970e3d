/** Ctrl+K: whether it is open, and what it finds. */
import { distance, nearest } from '../format';
import { findInBook, screens, type Found } from '../screens/index';
import { vi } from '../text/vi';
import { commands } from './commands.svelte';
import { router } from './router.svelte';

class Palette {
  open = $state(false);
  found = $state.raw<Found[]>([]);
  /** The book has not answered yet. */
  looking = $state(false);
  #turn = 0;

  show(): void {
    this.open = true;
    void this.look('');
  }

  /** What can be had at once is shown at once; what the core finds joins when it comes. */
  async look(text: string): Promise<void> {
    const turn = ++this.#turn;
    const wanted = text.trim();
    const near = [...this.#screens(wanted), ...this.#commands(wanted)];
    // Enter must never run what was found for an earlier text.
    this.found = near;
    this.looking = wanted !== '';
    if (!wanted) return;
    const far = await findInBook(wanted);
    if (turn !== this.#turn) return;
    this.found = [...near, ...far];
    this.looking = false;
  }

  #screens(text: string): Found[] {
    return screens
      .filter((screen) => distance(screen.title, text) < 3)
      .map((screen) => ({
        id: `screen.${screen.slug}`,
        group: vi.frame.palette.screens,
        label: screen.title,
        keys: screen.keys,
        run: () => router.go(screen.slug),
      }));
  }

  /** What can be done where one is, then what can be done elsewhere. */
  #commands(text: string): Found[] {
    const here = commands.all.map((command) => command.id);
    const all: Found[] = [
      ...commands.all
        .filter((command) => !command.hidden)
        .map((command) => ({
          ...command,
          group: vi.frame.palette.commands,
          label: command.title,
        })),
      ...screens.flatMap((screen) =>
        (screen.acts ?? [])
          .filter((act) => !here.includes(act.id))
          .map((act) => ({
            id: act.id,
            group: vi.frame.palette.commands,
            label: act.title,
            note: screen.title,
            run: () => router.go(screen.slug, act.place ?? { act: act.id }),
          })),
      ),
    ];
    if (!text) return all;
    const name = (one: Found): string => `${one.label} ${one.note ?? ''}`;
    const fit = all.filter((one) => distance(name(one), text) < 3);
    return nearest(fit, (one) => one.label, text);
  }
}

export const palette = new Palette();
