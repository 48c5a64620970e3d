/** A change between two days in words. */
import type { TaskChange } from '../../bindings/types';
import { day } from '../../format';
import { vi } from '../../text/vi';

const words = vi.planViews.compare;

export function changeText(change: TaskChange): string {
  switch (change.kind) {
    case 'added':
      return words.addedOn(day(change.entered_on));
    case 'removed':
      return words.removedOn(day(change.deleted_on));
    case 'deadline': {
      const by = change.extensions.map((one) =>
        words.extension(day(one.decided_on), one.reason, one.doc_number),
      );
      const moved = words.arrow(day(change.from) || words.nothing, day(change.to) || words.nothing);
      return `${moved} (${by.join('; ') || words.given})`;
    }
    case 'lead':
      return words.arrow(change.from ?? words.nothing, change.to ?? words.nothing);
    case 'state': {
      const next = change.occurrence_starts_on ? words.next(day(change.occurrence_starts_on)) : '';
      return words.arrow(vi.plans.labels[change.from], vi.plans.labels[change.to]) + next;
    }
    case 'progress': {
      const said = (progress: typeof change.from, percent: number | null): string =>
        words.percent(vi.plans.progress[progress], percent);
      return words.arrow(
        said(change.from, change.from_percent),
        said(change.to, change.to_percent),
      );
    }
    case 'result':
      return words.result(day(change.reported_on), change.result_text);
    case 'obstacle':
      return change.obstacles
        .map((one) => words.result(day(one.raised_on), one.content))
        .join('; ');
  }
}
