import type { MembershipFields, Person, PersonFields } from '../../bindings/types';
import { day } from '../../format';
import { vi } from '../../text/vi';

/** A person nothing is known of yet; nothing is filled in for them. */
export function blankPerson(): PersonFields {
  return {
    full_name: '',
    sort_name: null,
    birth_on: null,
    sex: null,
    national_id: null,
    academic_title: null,
    degree: null,
    education_level: null,
    specialty: null,
    employer: null,
    job_title: null,
    working_status: null,
    phone: null,
    email: null,
    address: null,
    awards: null,
    note: null,
    source: null,
    ethnicity: null,
    religion: null,
    party_member: null,
  };
}

export function personFields(person: Person): PersonFields {
  const { id: _id, uid: _uid, version: _version, deceased_on: _deceased, ...fields } = person;
  return fields;
}

export function blankMembership(): MembershipFields {
  return {
    organization_id: 0,
    branch_id: null,
    type: 'full',
    admitted_on: null,
    decision_number: null,
    decision_on: null,
    decision_issuer: null,
    card_number: null,
    card_on: null,
    role: null,
    note: null,
  };
}

/** The first day counted of who was a member before the book began (memberships/rules.rs). */
const BEFORE_BOOK = '0001-01-01';

/** The first day counted, as shown: a day, or words. */
export function startDay(iso: string): string {
  return iso === BEFORE_BOOK ? vi.people.membership.beforeBook : day(iso);
}
