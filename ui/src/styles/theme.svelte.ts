import { recall, remember } from '../components/memory';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Which side of the light-dark pairs is shown; `version` grows when charts must repaint. */
class Theme {
  choice = $state<ThemeChoice>(recall<ThemeChoice>('theme', 'system'));
  version = $state(0);

  constructor() {
    this.#apply();
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.version++);
  }

  choose(choice: ThemeChoice): void {
    this.choice = choice;
    remember('theme', choice);
    this.#apply();
  }

  #apply(): void {
    if (this.choice === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = this.choice;
    this.version++;
  }
}

export const theme = new Theme();
