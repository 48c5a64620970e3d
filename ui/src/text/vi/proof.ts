import { number } from '../../format';

/** The preview of the workbook, and the figures within the words of a report. */
export const proof = {
  heading: 'Xem trước tệp Excel',
  lead: 'Từng trang như trong tệp; bấm vào số để mở đúng các dòng đứng sau.',
  edition: 'Bản xem trước',
  sheet: 'Trang',
  landscape: 'giấy ngang',
  portrait: 'giấy dọc',
  onlyInFile: (n: number) =>
    n > 0
      ? `${number(n)} dòng có tên người, chỉ nằm trong tệp bản kiểm chứng. Ở đây hãy bấm vào số của Phụ lục I để mở danh sách hội viên.`
      : 'Trang này chỉ nằm trong tệp bản kiểm chứng.',
  page: 'Sang trang',
  figures: 'Số trong lời',
  none: 'Chưa có số liệu.',
  writeNone: 'Ghi “Chưa có số liệu”',
};
