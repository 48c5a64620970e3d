import { number } from '../../format/numbers';

/** What is said besides when a book was damaged, is looked at, or is put back from a copy. */
export const damage = {
  notes: 'Cần biết thêm',
  gained: (acts: number) => `Bản này có ${number(acts)} việc mà sổ hiện nay không có.`,
  unseen:
    'Không xem trước được nên chưa biết bản này có gì và sẽ mất gì. Vẫn có thể phục hồi: chương trình kiểm tra bản này trước khi dùng, và giữ lại sổ hiện nay.',
  quickNote:
    'Mỗi lần mở, chương trình xem mọi trang của sổ dưới 48 MB; sổ lớn hơn chỉ được xem các bảng ngắn và một số dòng bất kỳ. Nút này xem toàn bộ.',
};
