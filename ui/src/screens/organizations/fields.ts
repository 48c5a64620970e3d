import type { Organization, OrganizationFields } from '../../bindings/types';

/** An organisation nobody has typed anything of yet. */
export function blank(): OrganizationFields {
  return {
    code: '',
    name: '',
    short_name: null,
    kind: 'member_association',
    status: 'active',
    parent_id: null,
    science_field: null,
    governing_department: null,
    founded_on: null,
    joined_on: null,
    ended_on: null,
    address: null,
    commune: null,
    province: null,
    former_district: null,
    phone: null,
    email: null,
    website: null,
    tax_code: null,
    has_seal: null,
    bank_account: null,
    note: null,
  };
}

/** What can be typed of a stored organisation. */
export function fieldsOf(organization: Organization): OrganizationFields {
  const { id: _id, uid: _uid, version: _version, ...fields } = organization;
  return fields;
}
