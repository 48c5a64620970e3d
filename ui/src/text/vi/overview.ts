import { change, number } from '../../format/numbers';

export const overview = {
  work: 'Việc cần làm',
  workNone: 'Không còn việc nào đang chờ.',
  standing: 'Số liệu hiện có',
  checklist: 'Tiến độ nhiệm vụ',
  noPeriod: 'Chưa có kỳ báo cáo đang mở. Tạo kỳ báo cáo',
  look: 'Xem',
  /** What is done about each kind of work, as a verb. */
  acts: {
    submissions_missing: 'Ghi nhận',
    period_to_close: 'Chốt số liệu',
    evidence_missing: 'Bổ sung',
  } as Record<string, string>,
  figures: {
    organizations: 'Tổ chức',
    people: 'Số người',
    memberships: 'Số lượt hội viên',
    declared: 'Số kê khai',
    undeclared: (n: number) => `${number(n)} tổ chức chưa kê khai`,
    since: (delta: number, label: string) =>
      `${delta === 0 ? 'không đổi' : change(delta)} so với ${label}`,
  },
  cells: {
    title: 'Bảng hai chiều: đã xong, chưa xong và thời hạn',
    onTime: 'Đúng hạn, trong hạn',
    late: 'Quá hạn',
    noDeadline: 'Không có hạn',
    total: 'Cộng',
    done: 'Đã hoàn thành',
    open: 'Chưa hoàn thành',
  },
  obstacles: (n: number) => `${number(n)} vướng mắc, kiến nghị đang mở`,
  membersChart: 'Hội viên tại thời điểm chốt các quý',
  period: 'Kỳ',
  people: 'Số người',
  memberships: 'Số lượt',
  agencyChart: 'Nhiệm vụ theo cơ quan chủ trì',
  agency: 'Cơ quan chủ trì',
  noAgency: 'Chưa giao',
  otherAgencies: (n: number) => `Khác (${number(n)} cơ quan)`,
  emptyTitle: 'Sổ này chưa có gì',
  emptyText:
    'Bắt đầu bằng các tổ chức thành viên; danh sách hội viên nhập theo từng tổ chức. Việc nào cũng hoàn tác được trong Nhật ký.',
  emptyActs: {
    settings: 'Ghi tên đơn vị và thể thức',
    organization: 'Thêm tổ chức',
    import: 'Nhập danh sách từ Excel',
    plan: 'Thêm kế hoạch',
  },
};
