/** A question to the core that stays answered: asked again when it, or what it shows, changes. */
import type { Commands } from '../bindings/commands';
import { call, type Name } from './call';
import { onChanged } from './changed';
import type { Failure } from './failure';
import { toFailure } from './call';

export class Query<N extends Name> {
  /** The last answer; kept while a newer one is on its way, so that nothing flashes. */
  answer = $state.raw<Commands[N]['answer'] | undefined>(undefined);
  failure = $state.raw<Failure | undefined>(undefined);
  loading = $state(false);

  readonly #name: N;
  readonly #request: () => Commands[N]['request'] | null;
  #turn = 0;

  constructor(name: N, request: () => Commands[N]['request'] | null) {
    this.#name = name;
    this.#request = request;
  }

  /** Asks (again). A request of null asks nothing and empties the answer. */
  async ask(): Promise<void> {
    const request = this.#request();
    const turn = ++this.#turn;
    if (request === null) {
      this.answer = undefined;
      this.failure = undefined;
      this.loading = false;
      return;
    }
    this.loading = true;
    try {
      const answer = await call(this.#name, request);
      if (turn !== this.#turn) return;
      this.answer = answer;
      this.failure = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = toFailure(thrown);
    } finally {
      if (turn === this.#turn) this.loading = false;
    }
  }
}

/**
 * Use in a component's script: asks when the component appears, when anything read in `request`
 * changes, and after every write that changed one of `nouns` (all writes when left out).
 */
export function query<N extends Name>(
  name: N,
  request: () => Commands[N]['request'] | null,
  nouns?: readonly string[],
): Query<N> {
  const made = new Query(name, request);
  $effect(() => {
    void made.ask();
  });
  $effect(() =>
    onChanged((changed) => {
      if (!nouns || nouns.some((noun) => changed.has(noun))) void made.ask();
    }),
  );
  return made;
}
