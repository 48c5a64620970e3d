/** What narrows the list of look-alikes; it stands when one comes back to it. */
import type { DuplicateLevel, ListDuplicates } from '../../bindings/types';

class DuplicateFilter {
  level = $state<DuplicateLevel | null>(null);
  organizationId = $state<number | null>(null);
  acrossOnly = $state(false);

  /** Whether it leaves any pair away. */
  get narrows(): boolean {
    return this.level !== null || this.organizationId !== null || this.acrossOnly;
  }

  /** All pairs, whatever the filters say. */
  readonly everything: ListDuplicates = {
    level: null,
    organization_id: null,
    across_only: false,
    person_id: null,
    refresh: false,
    known_only: false,
    offset: 0,
    limit: 0,
  };

  /** The request without its page. */
  request(): ListDuplicates {
    return {
      ...this.everything,
      level: this.level,
      organization_id: this.organizationId,
      across_only: this.acrossOnly,
    };
  }
}

export const duplicateFilter = new DuplicateFilter();
