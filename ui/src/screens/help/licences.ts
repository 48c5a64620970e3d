/** The parts of others that the program is made with, as `cargo xtask licences` lists them. */
export interface Part {
  kind: string;
  name: string;
  version: string;
  licence: string;
}

/** The lines of the list; one that is not whole is left out. */
export function readLicences(text: string): Part[] {
  return text.split('\n').flatMap((line) => {
    const [kind, name, version, licence] = line.split('\t');
    return kind && name && version && licence ? [{ kind, name, version, licence }] : [];
  });
}
