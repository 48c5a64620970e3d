/** Finding a line of the help by its words, accents and case aside. */
import { matches } from '../../format';
import { vi } from '../../text/vi';

export interface HelpLine {
  /** The screen it is about, none for what is about all of them. */
  slug: string | null;
  /** Where it stands. */
  place: string;
  text: string;
}

/** Every line of the help, in the order in which it is read. */
export function helpLines(title: (slug: string) => string): HelpLine[] {
  const steps = vi.help.steps.map((step) => ({
    slug: step.slug,
    place: step.title,
    text: step.text,
  }));
  const screens = Object.entries(vi.help.about).flatMap(([slug, lines]) =>
    lines.map((text) => ({ slug, place: title(slug), text })),
  );
  const safety = vi.help.safety.map((text) => ({
    slug: null,
    place: vi.help.safetyTitle,
    text,
  }));
  const keys = vi.keys.all.map(({ keys, does }) => ({
    slug: null,
    place: vi.program.help.keys,
    text: `${keys}: ${does}`,
  }));
  return [...screens, ...steps, ...safety, ...keys];
}

/** The lines that have all the words, those of a heading too; none while nothing is asked. */
export function findHelp(lines: readonly HelpLine[], wanted: string): HelpLine[] {
  if (!wanted.trim()) return [];
  return lines.filter((line) => matches(`${line.place} ${line.text}`, wanted.trim()));
}
