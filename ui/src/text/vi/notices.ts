import { number } from '../../format/numbers';

/** What the system's own notice says: numbers, never a name, since it also stands on a locked screen. */
export const notices = {
  title: 'Việc đến hạn',
  overdue: (n: number) => `${number(n)} nhiệm vụ quá hạn`,
  dueSoon: (n: number) => `${number(n)} nhiệm vụ sắp đến hạn`,
  toClose: (period: string) => `${period} đã qua thời điểm chốt, chưa chốt số liệu`,
  closing: (period: string, days: number) =>
    days === 0 ? `${period}: hôm nay chốt số liệu` : `${period}: còn ${number(days)} ngày đến chốt`,
  setting: 'Báo việc đến hạn bằng thông báo của Windows',
  hint: 'Mỗi ngày một lần sau khi mở sổ; chỉ nói số lượng, không nêu tên.',
};
