/** Closed sets of the registry in the office's words. */
import type { OrganizationKind, OrganizationStatus } from '../../bindings/types';

export const organizationKinds: Record<OrganizationKind, string> = {
  member_association: 'Hội thành viên',
  affiliated_unit: 'Đơn vị trực thuộc',
  club: 'Câu lạc bộ',
  collective_member: 'Hội viên tập thể',
  branch: 'Chi hội',
};

export const organizationStatuses: Record<OrganizationStatus, string> = {
  active: 'Đang hoạt động',
  suspended: 'Tạm ngừng',
  merging: 'Đang hợp nhất',
  dissolved: 'Đã giải thể',
};
