import type { DuplicateLevel, DuplicateReason } from '../../bindings/types';
import { number } from '../../format/numbers';

export const duplicateLevels: Record<DuplicateLevel, string> = {
  high: 'Rất giống',
  medium: 'Khá giống',
  low: 'Có thể',
};

export const duplicateReasons: Record<DuplicateReason, string> = {
  national_id: 'cùng số định danh',
  national_id_near: 'số định danh lệch một chữ số',
  full_name: 'cùng họ tên',
  name_without_accents: 'cùng họ tên, khác dấu',
  name_reordered: 'họ tên đảo thứ tự',
  name_shortened: 'họ tên thiếu chữ lót',
  given_name: 'cùng tên',
  birthday: 'cùng ngày sinh',
  birthday_swapped: 'ngày sinh đảo ngày và tháng',
  birth_in_part: 'cùng năm sinh, thiếu ngày',
  phone: 'cùng điện thoại',
  email: 'cùng thư điện tử',
  card: 'cùng số thẻ ở một hội',
  employer: 'cùng đơn vị công tác',
  other_sex: 'khác giới tính',
  other_birth: 'khác ngày sinh',
  other_national_id: 'khác số CMND cũ',
};

export const duplicates = {
  list: 'Hồ sơ nghi trùng',
  views: { label: 'Cách xem hội viên', list: 'Danh sách', duplicates: 'Nghi trùng' },
  level: 'Mức giống nhau',
  allLevels: 'Mọi mức',
  levelCount: (label: string, n: number) => `${label} (${number(n)})`,
  organization: 'Hội',
  anyOrganization: 'Mọi hội',
  acrossOnly: 'Chỉ cặp ở khác hội',
  score: 'Mức giống',
  scored: (level: string, score: number) => `${level} · ${number(score)}`,
  first: 'Hồ sơ thứ nhất',
  second: 'Hồ sơ thứ hai',
  birth: 'Ngày sinh',
  organizations: 'Hội',
  reasons: 'Vì sao',
  noOrganization: 'chưa ở hội nào',
  empty: 'Không còn cặp hồ sơ nghi trùng',
  emptyText: (n: number) =>
    `Đã so ${number(n)} hồ sơ theo họ tên, ngày sinh, số định danh, điện thoại, thư điện tử, số thẻ và đơn vị công tác.`,
  emptyFiltered: 'Không có cặp nào ở mức và hội đang chọn. Hãy chọn mức hoặc hội khác.',
  searching: 'Đang tìm hồ sơ nghi trùng…',
  stopped: 'Đã dừng tìm.',
  search: 'Tìm hồ sơ nghi trùng',
  again: 'Tìm lại',
  stale: 'Sổ đã thay đổi sau lần tìm này; có thể còn cặp mới chưa hiện.',
  notCompared: (n: number) =>
    `${number(n)} cặp chưa được so vì quá nhiều người cùng họ tên và năm sinh, hoặc cùng số thẻ. Ghi đủ ngày sinh thì so được.`,
  leftOut: (n: number) => `Còn ${number(n)} cặp ít giống hơn không đưa vào danh sách.`,
  merge: 'Gộp hồ sơ',
  apart: 'Không phải một người',
  hint: 'Nghi trùng với hồ sơ khác',
  compare: 'So và gộp',
};

export const merging = {
  title: (name: string) => `Gộp hồ sơ ${name}`,
  step: (at: number, of: number) => `Cặp ${number(at)} / ${number(of)}`,
  previous: 'Cặp trước',
  next: 'Cặp sau',
  verb: (n: number) => (n === 1 ? 'Gộp hồ sơ' : `Gộp ${number(n)} cặp`),
  text: 'Chọn giá trị đúng ở từng ô. Hồ sơ thứ hai được giữ nguyên bên trong hồ sơ thứ nhất và tách lại được bất cứ lúc nào.',
  field: 'Nội dung',
  into: 'Hồ sơ giữ lại',
  from: 'Hồ sơ gộp vào',
  swap: 'Đổi chỗ hai hồ sơ',
  same: 'Giống nhau',
  both: 'Giữ cả hai',
  nothingDiffers: 'Hai hồ sơ không khác nhau ở ô nào.',
  memberships: 'Tư cách hội viên',
  collides: (organization: string) =>
    `${organization}: hai tư cách trùng thời gian, chỉ một được tính`,
  collidesHint: 'Tư cách không chọn được để riêng, không tính vào số lượt; tách lại thì trở về.',
  moves: 'Chuyển sang hồ sơ giữ lại',
  stays: 'Giữ nguyên',
  noMembership: 'Chưa là hội viên của hội nào.',
  toldApart: 'Cặp này đã được ghi “Không phải một người”. Gộp thì ghi nhận đó không còn.',
  ending: (n: number) =>
    `Một hồ sơ ghi đã từ trần: ${number(n)} tư cách đang còn của hồ sơ kia sẽ kết thúc từ ngày đó.`,
  dead: 'Một hồ sơ ghi đã từ trần nên hồ sơ giữ lại cũng ghi như vậy.',
  mergedFrom: 'Đã gộp từ',
  mergedAt: (on: string, by: string) => `gộp ${on} · ${by}`,
  setAside: (organizations: string) =>
    `Tư cách trùng thời gian tại ${organizations} được để riêng, không tính.`,
  split: 'Tách lại',
  splitTitle: (name: string) => `Tách lại hồ sơ ${name}`,
  splitText:
    'Hồ sơ này trở lại danh sách với các tư cách hội viên của nó. Những gì đã sửa sau khi gộp được giữ nguyên và được nêu tên trước khi ghi.',
  splitTogether: (n: number) =>
    `Lần gộp đó gồm ${number(n)} cặp hồ sơ; tách lại thì tách cả ${number(n)} cặp.`,
  openInto: (name: string) => `Mở hồ sơ ${name}`,
};
