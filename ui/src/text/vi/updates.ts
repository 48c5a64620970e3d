import { bytes } from '../../format/numbers';

/** Words of the update from a file on a stick. */
export const updates = {
  open: 'Cập nhật từ tệp…',
  note: 'Máy không có mạng: chép bộ cài mới và tệp chữ ký .minisig của nó vào USB, rồi chọn bộ cài ở đây. Chương trình chỉ chạy bộ cài đúng chữ ký của nơi phát hành.',
  pick: 'Chọn bộ cài mới',
  kind: 'Bộ cài (.exe)',
  looking: 'Đang xác minh chữ ký…',
  title: 'Cập nhật chương trình',
  text: 'Chữ ký đúng của nơi phát hành.',
  version: 'Phiên bản mới',
  own: 'Đang dùng',
  file: 'Tệp',
  size: (n: number) => bytes(n),
  sizeLabel: 'Cỡ',
  notes: 'Có gì mới',
  noNotes: 'Không ghi',
  then: 'Sổ đang mở được sao lưu trước, rồi chương trình đóng lại và bộ cài chạy. Sổ, bản sao lưu và cài đặt giữ nguyên.',
  verb: 'Sao lưu rồi cập nhật',
  onlyWindow:
    'Chỉ cập nhật được từ cửa sổ chương trình. Hãy mở Sổ Liên hiệp trên máy rồi làm lại ở mục Trợ giúp.',
};
