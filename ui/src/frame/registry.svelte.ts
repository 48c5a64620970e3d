/** Things that come and go with the components that bring them, in the order they came. */
export class Registry<Item> {
  // Not a state itself: while an effect is torn down, a state reads as before the change that tears it
  // down, and writing that back would lose what came with the same change.
  #items: readonly Item[] = [];
  #shown = $state.raw<readonly Item[]>([]);

  get all(): readonly Item[] {
    return this.#shown;
  }

  /** From now on among them; gives the way out again, as an `$effect` wants it. */
  add(...items: Item[]): () => void {
    this.#put([...this.#items, ...items]);
    return () => this.#put(this.#items.filter((one) => !items.includes(one)));
  }

  #put(items: readonly Item[]): void {
    this.#items = items;
    this.#shown = items;
  }
}
