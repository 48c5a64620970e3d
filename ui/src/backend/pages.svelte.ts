/** A list of the core as rows of a table: pages are asked for as they come into sight. */
import type { RowSource } from '../components/table/types';
import { call, toFailure, type Answer, type Name, type Request } from './call';
import { onChanged } from './changed';
import type { Failure } from './failure';
import { stretch, type PageAsk, type PageOf } from './stretch';

const SIZE = 100;

export class Pages<N extends Name, Row> implements RowSource<Row> {
  total = $state(0);
  ready = $state(false);
  failure = $state.raw<Failure | undefined>(undefined);
  /** The newest answer, for the totals it carries. */
  answer = $state.raw<Answer<N> | undefined>(undefined);

  #pages = $state.raw(new Map<number, Row[]>());
  #asked = new Set<number>();
  #sight: [number, number] = [0, SIZE];
  #turn = 0;

  constructor(
    readonly name: N,
    readonly request: (page: PageAsk) => Request<N>,
    readonly read: (answer: Answer<N>) => PageOf<Row>,
  ) {}

  at(index: number): Row | undefined {
    return this.#pages.get(Math.floor(index / SIZE))?.[index % SIZE];
  }

  need(from: number, to: number): void {
    this.#sight = [from, Math.max(from + 1, to)];
    this.#askSight();
  }

  slice(from: number, to: number): Promise<Row[]> {
    return stretch(from, to, async (page) => this.read(await call(this.name, this.request(page))));
  }

  /** Asks again; what is in sight stays until the new rows are here. */
  renew(): void {
    this.#turn++;
    this.#asked.clear();
    this.#askSight();
  }

  #askSight(): void {
    const [from, to] = this.#sight;
    const lastPage = Math.max(0, Math.floor((to - 1) / SIZE));
    for (let page = Math.floor(from / SIZE); page <= lastPage; page++) void this.#ask(page);
  }

  async #ask(page: number): Promise<void> {
    if (this.#asked.has(page)) return;
    this.#asked.add(page);
    const turn = this.#turn;
    try {
      const request = this.request({ offset: page * SIZE, limit: SIZE });
      const answer = await call(this.name, request);
      if (turn !== this.#turn) return;
      const { rows, total, more } = this.read(answer);
      // Pages of an older question go as soon as the first of the new one is here.
      const kept = [...this.#pages].filter(([at]) => at !== page && this.#fresh.has(at));
      this.#fresh.add(page);
      this.#pages = new Map([...kept, [page, rows]]);
      this.answer = answer;
      this.total = total ?? this.#reach(page, rows.length, more ?? false);
      this.failure = undefined;
      this.ready = true;
    } catch (thrown) {
      this.#asked.delete(page);
      if (turn === this.#turn) this.failure = toFailure(thrown);
    }
  }

  /** How many rows all in all, once somebody has counted them. */
  count(total: number | undefined): void {
    this.#counted = total;
    if (total !== undefined) this.total = total;
  }

  #counted: number | undefined;

  /** Without a count: as far as one has seen, and one page more where rows follow. */
  #reach(page: number, length: number, more: boolean): number {
    const seen = page * SIZE + length;
    if (!more) return seen;
    return this.#counted !== undefined && this.#counted > seen ? this.#counted : seen + SIZE;
  }

  #freshTurn = -1;
  #freshPages = new Set<number>();
  /** The pages answered to the present question. */
  get #fresh(): Set<number> {
    if (this.#freshTurn !== this.#turn) {
      this.#freshTurn = this.#turn;
      this.#freshPages = new Set();
    }
    return this.#freshPages;
  }
}

/**
 * Use in a screen's script. Asks again when anything read in `request` changes and after writes
 * that changed one of `nouns`. `read` tells rows and total of the answer.
 */
export function pages<N extends Name, Row>(
  name: N,
  request: (page: PageAsk) => Request<N>,
  read: (answer: Answer<N>) => PageOf<Row>,
  nouns?: readonly string[],
): Pages<N, Row> {
  const made = new Pages<N, Row>(name, request, read);
  $effect(() => {
    request({ offset: 0, limit: SIZE });
    made.renew();
  });
  $effect(() =>
    onChanged((changed) => {
      if (!nouns || nouns.some((noun) => changed.has(noun))) made.renew();
    }),
  );
  return made;
}
