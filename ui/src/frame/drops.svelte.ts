import type { PickedFile } from '../backend';

/** A file dropped on the window, until the import takes it. */
class Drops {
  file = $state.raw<PickedFile | null>(null);

  take(): PickedFile | null {
    const file = this.file;
    this.file = null;
    return file;
  }
}

export const drops = new Drops();
