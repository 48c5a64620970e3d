import type { MembershipFields, Person, PersonFields } from '../../bindings/types';

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
    card_number: null,
    card_on: null,
    role: null,
    note: null,
  };
}
