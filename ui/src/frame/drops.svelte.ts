import type { PickedFile } from '../backend';

/** Takes files that were let go over it. */
type Catch = (files: readonly PickedFile[]) => void;

/** Files dropped on the window: they go to the part of the screen they fall on when it takes files, else to the import. */
class Drops {
  /** Until the import takes it. */
  file = $state.raw<PickedFile | null>(null);
  readonly #catches = new Map<Element, Catch>();

  take(): PickedFile | null {
    const file = this.file;
    this.file = null;
    return file;
  }

  /** Use as an action: `use:drops.into={take}`. */
  readonly into = (element: Element, taken: Catch) => {
    this.#catches.set(element, taken);
    return {
      update: (next: Catch) => void this.#catches.set(element, next),
      destroy: () => void this.#catches.delete(element),
    };
  };

  /** What takes files at a place of the window, the innermost part first. */
  at(x: number, y: number): Catch | undefined {
    let element = document.elementFromPoint(x, y);
    while (element && !this.#catches.has(element)) element = element.parentElement;
    return element ? this.#catches.get(element) : undefined;
  }
}

export const drops = new Drops();
