import type {
  AgencyName,
  Plan,
  PlanFields,
  PlanName,
  Task,
  TaskFields,
} from '../../bindings/types';
import type { Option } from '../../components/options';
import { vi } from '../../text/vi';

/** A plan nobody has typed anything of yet. */
export function blankPlan(): PlanFields {
  return {
    doc_number: '',
    issued_on: null,
    issuer: null,
    subject: '',
    validity: 'in_force',
    validity_on: null,
    starts_on: null,
    ends_on: null,
    focal_agency_id: null,
    replaced_by_id: null,
    note: null,
    legal_bases: [],
    groups: [],
  };
}

/** What can be typed of a stored plan. */
export function planFields(plan: Plan): PlanFields {
  const {
    id: _id,
    uid: _uid,
    version: _version,
    focal_agency_name: _focal,
    replaced_by_number: _replaced,
    task_count: _tasks,
    ...fields
  } = plan;
  return {
    ...fields,
    legal_bases: fields.legal_bases.map((basis) => ({ ...basis })),
    groups: fields.groups.map((group) => ({ ...group })),
  };
}

/** A task of a plan nobody has typed anything of yet. */
export function blankTask(planId: number, groupId: number | null): TaskFields {
  return {
    plan_id: planId,
    group_id: groupId,
    code: '',
    content: '',
    lead_agency_id: null,
    lead_as_written: null,
    coordinating: [],
    schedule_text: null,
    schedule_kind: 'none',
    starts_on: null,
    due_on: null,
    deliverable: null,
    priority: 'normal',
    note: null,
  };
}

/** What can be typed of a stored task. */
export function taskFields(task: Task): TaskFields {
  const {
    id: _id,
    uid: _uid,
    version: _version,
    position: _position,
    lead_name: _lead,
    plan_number: _plan,
    group_code: _code,
    group_name: _name,
    ...fields
  } = task;
  return { ...fields, coordinating: fields.coordinating.map((one) => ({ ...one })) };
}

/** Plans as choices for something new: those in force, as long as there are any. */
export function planChoices(names: readonly PlanName[] | undefined): Option<number>[] {
  const all = names ?? [];
  const inForce = all.filter((one) => one.validity === 'in_force');
  return (inForce.length > 0 ? inForce : all).map(planOption);
}

/** A plan as the pickers write it. */
export const planOption = (one: PlanName): Option<number> => ({
  value: one.id,
  label: `${one.doc_number} – ${one.subject}`,
});

/** Agencies as choices; those that no longer exist say so. */
export function agencyOptions(names: readonly AgencyName[] | undefined): Option<number>[] {
  return (names ?? []).map((one) => ({
    value: one.id,
    label: one.name,
    note: one.short_name ?? undefined,
    keys: [...one.synonyms, abbreviated(one.name)].join(' '),
  }));
}

/** "Sở Khoa học và Công nghệ" as plans shorten it: "Sở KHCN Sở KH&CN". */
export function abbreviated(name: string): string {
  const [kind = '', ...rest] = name.split(/\s+/);
  const initials = (words: string): string =>
    words
      .split(/[^\p{L}]+/u)
      .map((word) => word.charAt(0).toUpperCase())
      .join('');
  const parts = rest.join(' ').split(vi.planScreens.and);
  return `${kind} ${parts.map(initials).join('')} ${kind} ${parts.map(initials).join('&')}`;
}
