/** Small things of the window remembered on this machine; losing them loses no data. */
export function recall<T>(key: string, otherwise: T): T {
  try {
    const text = localStorage.getItem(`lienhiep.${key}`);
    return text === null ? otherwise : (JSON.parse(text) as T);
  } catch {
    return otherwise;
  }
}

export function remember(key: string, value: unknown): void {
  try {
    localStorage.setItem(`lienhiep.${key}`, JSON.stringify(value));
  } catch {
    // A full or forbidden store only means that widths are forgotten.
  }
}
