/** Which nouns a write has changed, so that what shows them asks again. */
type Heard = (nouns: ReadonlySet<string>) => void;

const listeners = new Set<Heard>();

/** Tells every listener; an answer of a write carries `changed: string[]`. */
export function tellChanged(nouns: Iterable<string>): void {
  const set = new Set(nouns);
  if (set.size === 0) return;
  for (const heard of [...listeners]) heard(set);
}

/** Every noun at once. */
class Everything extends Set<string> {
  override has(): boolean {
    return true;
  }
}

/** All that is shown may be of yesterday: everybody asks again. */
export function tellAllChanged(): void {
  const everything = new Everything();
  for (const heard of [...listeners]) heard(everything);
}

/** Calls back after each write; gives the way to stop listening. */
export function onChanged(heard: Heard): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
