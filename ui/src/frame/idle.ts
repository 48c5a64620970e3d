/** Nobody at the desk: no key, no mouse for some time. */

/** How long it has been quiet; a clock that jumps (the machine slept) counts as quiet too. */
export class Quiet {
  #since: number;

  constructor(
    readonly limit: number,
    readonly now: () => number = Date.now,
  ) {
    this.#since = now();
  }

  /** Whether it was quiet for too long. */
  get over(): boolean {
    return this.now() - this.#since >= this.limit;
  }

  /** Somebody is here; unless it was quiet for too long already: then this is somebody else, maybe. */
  stir(): void {
    if (!this.over) this.#since = this.now();
  }
}

const SIGNS = ['keydown', 'pointerdown', 'pointermove', 'wheel'] as const;
const LOOK_EVERY = 2_000;

/** Calls back once nobody was here for `limit` milliseconds; gives the way to stop watching. */
export function watchIdle(limit: number, idle: () => void): () => void {
  const quiet = new Quiet(limit);
  const look = (): void => {
    if (quiet.over) idle();
  };
  const stir = (): void => {
    look();
    quiet.stir();
  };
  for (const sign of SIGNS) window.addEventListener(sign, stir, { capture: true, passive: true });
  const looking = setInterval(look, LOOK_EVERY);
  return () => {
    clearInterval(looking);
    for (const sign of SIGNS) window.removeEventListener(sign, stir, { capture: true });
  };
}
