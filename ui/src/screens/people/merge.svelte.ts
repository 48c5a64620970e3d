/** A pair of records being merged: what they differ in, and what was chosen. */
import { call } from '../../backend';
import type { Membership, Merge, MergeField, MergePreview } from '../../bindings/types';
import { differences, type Difference, type Fields } from '../../frame/versions';
import { vi } from '../../text/vi';
import { blankPerson, personFields } from './fields';

/** A line of the comparison; without a choice the value of the record that goes on stands. */
export interface Line extends Difference {
  choice: { canKeepBoth: boolean } | null;
}

/** Whose value stands. */
export type Side = 'into' | 'from' | 'both';

const said = {
  sex: vi.sexes,
  academic_title: vi.academicTitles,
  degree: vi.degrees,
  education_level: vi.educationLevels,
  working_status: vi.workingStatuses,
};

export class MergingPair {
  preview = $state.raw<MergePreview | null>(null);
  #sides = $state<Record<string, Side>>({});
  #taken = $state<number[]>([]);
  #intoId: number;
  #fromId: number;

  constructor(intoId: number, fromId: number) {
    this.#intoId = intoId;
    this.#fromId = fromId;
  }

  /** Reads both records as they stand; what was chosen begins anew with what is proposed. */
  async load(): Promise<void> {
    const preview = await call('preview_merge', { into_id: this.#intoId, from_id: this.#fromId });
    this.#sides = Object.fromEntries(
      preview.fields.map((one) => [one.field, one.take ? 'from' : 'into'] as const),
    );
    const proposed = preview.memberships.filter((one) => one.take).map((one) => one.other.id);
    this.#taken = [...new Set(proposed)];
    this.preview = preview;
  }

  /** The other record goes on. */
  async swap(): Promise<void> {
    [this.#intoId, this.#fromId] = [this.#fromId, this.#intoId];
    await this.load();
  }

  side(field: string): Side {
    return this.#sides[field] ?? 'into';
  }

  choose(field: string, side: Side): void {
    this.#sides[field] = side;
  }

  takes(membership: Membership): boolean {
    return this.#taken.includes(membership.id);
  }

  /** Of two memberships of the same days the one of the record merged in goes on, or not. */
  take(membership: Membership, taken: boolean): void {
    const others = this.#taken.filter((id) => id !== membership.id);
    this.#taken = taken ? [...others, membership.id] : others;
  }

  /** The fields that differ, in the order of the form. */
  get lines(): Line[] {
    const { preview } = this;
    if (!preview) return [];
    return differences(
      typed(preview.into.person),
      typed(preview.from.person),
      vi.people.fields,
      said,
    ).map((one) => {
      const choice = preview.fields.find(({ field }) => field === one.field);
      return { ...one, choice: choice ? { canKeepBoth: choice.can_keep_both } : null };
    });
  }

  /** What both say, in words. */
  get same(): string[] {
    const { preview } = this;
    if (!preview) return [];
    const differing = new Set(this.lines.map((line) => line.field));
    const filled = differences(
      typed(preview.into.person),
      { ...blankPerson(), deceased_on: null },
      vi.people.fields,
      said,
    );
    return filled
      .filter((one) => !differing.has(one.field))
      .map((one) => `${one.label}: ${one.mine}`);
  }

  /** As it is asked of the core. */
  get asked(): Merge | null {
    const { preview } = this;
    if (!preview) return null;
    const of = (side: Side): MergeField[] =>
      preview.fields.map(({ field }) => field).filter((field) => this.side(field) === side);
    return {
      into_id: preview.into.person.id,
      into_version: preview.into.person.version,
      from_id: preview.from.person.id,
      from_version: preview.from.person.version,
      take_fields: of('from'),
      keep_both: of('both'),
      take_memberships: this.#taken,
    };
  }
}

function typed(person: MergePreview['into']['person']): Fields {
  return { ...personFields(person), deceased_on: person.deceased_on };
}
