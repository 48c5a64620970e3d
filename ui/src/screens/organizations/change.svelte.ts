/** What is typed of a lifecycle act, and the request it makes. */
import type { LifecycleChange, Organization, OrganizationFields } from '../../bindings/types';
import type { Option } from '../../components/options';
import { blank } from './fields';

export type ChangeKind = LifecycleChange['is'];

/** A member who goes elsewhere than their branch; `to` is the place of a new organisation. */
export interface Picked {
  membership: number;
  name: string;
  to: number;
}

/** A branch is only renamed, suspended, resumed or dissolved: what goes further happens to its association. */
const OF_A_BRANCH: readonly ChangeKind[] = ['rename', 'suspend', 'resume', 'dissolve'];

/** The acts that can happen to an organisation as it stands. */
export function kindsFor(
  organization: Pick<Organization, 'kind' | 'status'>,
  all: readonly ChangeKind[],
): ChangeKind[] {
  return all.filter((kind) => {
    if (organization.kind === 'branch' && !OF_A_BRANCH.includes(kind)) return false;
    if (kind === 'suspend') return organization.status !== 'suspended';
    if (kind === 'resume') return organization.status !== 'active';
    return true;
  });
}

export class Change {
  kind = $state<ChangeKind>('rename');
  name = $state<string | null>('');
  shortName = $state<string | null>('');
  into = $state<number | null>(null);
  members = $state(true);
  others = $state.raw<Option<number>[]>([]);
  born = $state<OrganizationFields[]>([]);
  /** The place of the new organisation that takes what is not shared out. */
  rest = $state(0);
  /** Where branches go, by their number: the place of a new organisation. */
  branches = $state<Record<number, number>>({});
  picked = $state<Picked[]>([]);

  constructor(organization: Pick<Organization, 'name' | 'short_name' | 'kind' | 'science_field'>) {
    this.name = organization.name;
    this.shortName = organization.short_name;
    this.born = [this.newborn(organization), this.newborn(organization)];
  }

  /** A new organisation begins as what it comes from. */
  private newborn(from: Pick<Organization, 'kind' | 'science_field'>): OrganizationFields {
    const kind = from.kind === 'branch' ? 'member_association' : from.kind;
    return { ...blank(), kind, science_field: from.science_field };
  }

  addBorn(): void {
    const like = this.born[0];
    if (like) this.born = [...this.born, this.newborn(like)];
  }

  /** Takes a new organisation away; what was meant for it goes with the rest. */
  removeBorn(at: number): void {
    const after = (place: number): number => (place > at ? place - 1 : place);
    this.born = this.born.filter((_, index) => index !== at);
    this.rest = this.rest === at ? 0 : after(this.rest);
    this.branches = Object.fromEntries(
      Object.entries(this.branches)
        .filter(([, place]) => place !== at)
        .map(([branch, place]) => [branch, after(place)]),
    );
    this.picked = this.picked.map((one) => ({
      ...one,
      to: one.to === at ? this.rest : after(one.to),
    }));
  }

  /** All that was typed, whatever act is chosen in the end. */
  typed(): unknown {
    const simple = [this.kind, this.name, this.shortName, this.into, this.members];
    return [simple, this.others, this.born, this.rest, this.branches, this.picked];
  }

  request(): LifecycleChange {
    const born = $state.snapshot(this.born);
    const first = born[0] ?? blank();
    const chosen = Object.entries(this.branches).map(([id, to]) => ({ id: Number(id), to }));
    switch (this.kind) {
      case 'rename':
        return { is: 'rename', name: this.name ?? '', short_name: this.shortName };
      case 'absorb':
        return { is: 'absorb', into_id: this.into ?? 0, move_members: this.members };
      case 'consolidate':
        return {
          is: 'consolidate',
          other_ids: this.others.map((one) => one.value),
          born: first,
          move_members: this.members,
        };
      case 'divide':
        return {
          is: 'divide',
          born,
          shares: born.map((_, to) => ({
            to,
            branch_ids: chosen.filter((one) => one.to === to).map((one) => one.id),
            membership_ids: this.picked.filter((one) => one.to === to).map((one) => one.membership),
          })),
          move_members_to: this.rest,
        };
      case 'split':
        return {
          is: 'split',
          born: first,
          branch_ids: chosen.map((one) => one.id),
          membership_ids: this.picked.map((one) => one.membership),
        };
      case 'dissolve':
        return { is: 'dissolve' };
      default:
        return { is: this.kind };
    }
  }
}
