/** A list that is needed as a whole, because the window groups it: asked for page after page. */
import { call, toFailure, type Name, type Request } from './call';
import { onChanged } from './changed';
import type { Failure } from './failure';
import { stretch, type PageAsk, type PageOf } from './stretch';
import type { Answer } from './call';

export class Whole<Row> {
  /** The rows of the last answer; kept while newer ones are on their way. */
  rows = $state.raw<Row[] | undefined>(undefined);
  failure = $state.raw<Failure | undefined>(undefined);
  #turn = 0;

  constructor(readonly ask: (page: PageAsk) => Promise<PageOf<Row>>) {}

  async renew(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const rows = await stretch(0, Number.MAX_SAFE_INTEGER, this.ask);
      if (turn !== this.#turn) return;
      this.rows = rows;
      this.failure = undefined;
    } catch (thrown) {
      if (turn === this.#turn) this.failure = toFailure(thrown);
    }
  }
}

/** Use in a component's script: as `pages`, but every row comes at once. */
export function whole<N extends Name, Row>(
  name: N,
  request: (page: PageAsk) => Request<N>,
  read: (answer: Answer<N>) => PageOf<Row>,
  nouns?: readonly string[],
): Whole<Row> {
  const made = new Whole<Row>(async (page) => read(await call(name, request(page))));
  $effect(() => {
    // What the request reads is what asks again.
    request({ offset: 0, limit: 0 });
    void made.renew();
  });
  $effect(() =>
    onChanged((changed) => {
      if (!nouns || nouns.some((noun) => changed.has(noun))) void made.renew();
    }),
  );
  return made;
}
