/** What a list says when a figure of a report led to it. */
export const leads = {
  /** Heads of columns that only a figure narrows a list by. */
  counted: 'Tổ chức được tính',
  cameIn: 'Vào Liên hiệp hội',
  wentOut: 'Ra khỏi Liên hiệp hội',
  answeredIn: 'Đã trả lời',
  closedOn: 'Kết thúc ngày',
  document: 'Văn bản trả lời',
  proposalDocument: 'Văn bản kiến nghị',
  indicator: 'Chỉ tiêu',
  allIndicators: 'Mọi chỉ tiêu',
  oneIndicator: (code: string, name: string) => `${code}. ${name}`,
  note: 'Ghi chú',
  noValue: 'Chưa có số nên chưa ghi được. Hãy nhập số của tổ chức này trước.',
};
