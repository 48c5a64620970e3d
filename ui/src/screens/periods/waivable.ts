import type { CheckLine, CheckSubject } from '../../bindings/types';

/** One thing that a check found, and the check. */
export interface Waivable {
  line: CheckLine;
  subject: CheckSubject;
}

/** Apart from every other thing of every other check. */
export const keyOf = ({ line, subject }: Waivable): string => `${line.key} ${subject.key}`;

/** Whether it was let pass, and the gap has not grown since. */
export const passes = (one: CheckSubject): boolean => !!one.waiver && !one.waiver.has_lapsed;

/** What checks found that is neither settled nor let pass. */
export function unsettled(lines: readonly CheckLine[]): Waivable[] {
  return lines.flatMap((line) =>
    line.subjects.filter((subject) => !passes(subject)).map((subject) => ({ line, subject })),
  );
}
