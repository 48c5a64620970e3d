/** Organisations and their branches as choices. */
import { query } from '../../backend';
import type { Option } from '../../components/options';

/** Use in a component's script. */
export function organizationChoices(): {
  /** Undefined while they are on their way. */
  readonly organizations: Option<number>[] | undefined;
  branches: (organization: number | null) => Option<number>[];
} {
  const names = query('list_organization_names', () => ({}), ['organization']);
  const list = $derived(names.answer ?? []);
  const organizations = $derived(
    names.answer
      ?.filter((one) => one.kind !== 'branch' && one.status !== 'dissolved')
      .map((one) => ({ value: one.id, label: one.name, note: one.code })),
  );
  return {
    get organizations() {
      return organizations;
    },
    branches: (organization) =>
      list
        .filter((one) => one.kind === 'branch' && one.parent_id === organization)
        .map((one) => ({ value: one.id, label: one.name })),
  };
}
