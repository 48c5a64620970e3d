import type { AgencyDoubt } from '../../bindings/types';
import { number } from '../../format/numbers';

/** The screens of a plan: its views in a menu, letters for tasks picked, periods of the matrix, closings compared. */
export const planScreens = {
  /** Between the words of an agency's name, where plans write “&”. */
  and: ' và ',
  urge: 'Đôn đốc…',
  urging: {
    picked: (n: number) => `Theo ${number(n)} nhiệm vụ đã chọn trong danh sách.`,
    notUrged: (n: number) =>
      `${number(n)} nhiệm vụ đã chọn không quá hạn, cũng không sắp đến hạn, hoặc chưa có cơ quan chủ trì nên không có trong văn bản.`,
  },
  matrix: { from: 'Kỳ kết thúc từ ngày', to: 'đến ngày' },
  closings: {
    label: 'Hai kỳ đã chốt',
    from: 'Từ kỳ đã chốt',
    to: 'Đến kỳ đã chốt',
    reports: 'So sánh hai báo cáo đã chốt',
  },
};

/** Agencies that a plan's table names otherwise than the book does. */
export const agencyQuestions = {
  why: {
    unknown: 'chưa có trong danh mục',
    several: 'là tên của nhiều cơ quan',
    ended: 'không còn hoạt động',
  } satisfies Record<AgencyDoubt, string>,
  told: (why: string, rows: number) => `${why} · ${number(rows)} dòng`,
  keepEnded: 'Giữ cơ quan cũ như văn bản',
  take: (name: string) => `Là ${name}`,
  learned:
    'Tên chọn cho cơ quan đã có được nhớ làm tên khác của cơ quan đó; sửa hoặc xóa ở hồ sơ cơ quan.',
};
