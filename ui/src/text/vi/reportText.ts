/** The words of a report as a Word file. */
export const reportText = {
  title: 'Lời văn (Word)',
  text: 'Phần chữ của báo cáo theo thể thức Nghị định 30/2020/NĐ-CP, để in, trình ký. Không nêu tên hội viên.',
  verb: 'Xuất Word…',
  working: 'Đang lập tệp Word…',
  pick: 'Chọn nơi ghi tệp Word',
  kind: 'Tệp Word',
  version: 'Lời văn',
};
