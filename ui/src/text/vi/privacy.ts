import { number } from '../../format/numbers';

/** Personal data: what is masked, who looked, what is handed out, what is erased, why lists are kept. */
export const privacy = {
  fields: { ethnicity: 'Dân tộc', religion: 'Tôn giáo', party_member: 'Đảng viên' },
  mask: '•••',
  reveal: 'Hiện',
  revealHint: 'Mỗi lần hiện được ghi vào nhật ký truy cập',
  hide: 'Che lại',
  editHidden: 'Các trường này đang che và được giữ nguyên khi lưu.',
  editReveal: 'Hiện để sửa',
  withSensitive: (fields: string) => `Kèm ${fields}`,
  withSensitiveHint: 'Chỉ chọn khi thật cần; tệp và mục đích được ghi vào nhật ký truy cập.',

  // ---- of one person
  section: 'Dữ liệu cá nhân',
  log: 'Nhật ký truy cập',
  erase: 'Xóa dữ liệu cá nhân',
  erasedTitle: 'Đã xóa dữ liệu cá nhân',
  erased: (on: string) =>
    `Dữ liệu cá nhân đã được xóa ngày ${on}. Dòng không tên này được giữ để số liệu các kỳ không đổi.`,

  // ---- everything kept about one person
  personFile: 'Xuất dữ liệu đang lưu',
  personFileTitle: (name: string) => `Xuất toàn bộ dữ liệu đang lưu về ${name}`,
  personFileText:
    'Một tệp Word để đưa cho người đó: hồ sơ, tư cách hội viên, chức vụ, danh sách nguồn, các lần sửa, ai đã xem. Việc xuất được ghi vào nhật ký truy cập.',
  personFileName: (name: string) => `Du-lieu-ca-nhan-${name}.docx`,
  personFileVerb: 'Xuất tệp',
  personFileDone: (file: string) => `Đã xuất ${file}.`,
  pickPersonFile: 'Lưu tệp dữ liệu cá nhân',
  word: 'Tệp Word',
  purpose: 'Mục đích',
  purposeHint: 'Ví dụ: trả lời yêu cầu của chủ thể dữ liệu',

  // ---- where the data comes from
  sources: 'Nguồn dữ liệu',
  sourcesNote:
    'Mỗi danh sách đã nhập, mỗi danh sách rà soát: dùng vào việc gì, theo căn cứ nào, ai xác nhận.',
  sourcesLacking: 'Chỉ danh sách chưa ghi mục đích, căn cứ',
  sourcesNone: 'Không có danh sách nào.',
  sourcesAllTold: 'Mọi danh sách đã có mục đích và căn cứ.',
  sourceOf: (name: string) => `Nguồn dữ liệu: ${name}`,
  sourceAsk: 'Mục đích và căn cứ lưu danh sách này',
  sourceAskText:
    'Ghi lúc này hoặc sau, ở Cài đặt › Dữ liệu cá nhân. Câu trả lời lần trước của hội được đề xuất sẵn.',
  sourceSave: 'Ghi nguồn dữ liệu',
  sourceSaved: 'Đã ghi mục đích, căn cứ của danh sách.',
  untold: 'Chưa ghi',
  basis: 'Căn cứ',
  bases: {
    consent: 'Đồng ý của chủ thể dữ liệu',
    charter: 'Luật, điều lệ hội',
    contract: 'Hợp đồng, thỏa thuận',
    other: 'Căn cứ khác',
  },
  vouched_by: 'Người, nơi xác nhận',
  source_doc_number: 'Số văn bản',
  doc_on: 'Ngày văn bản',
  roster: 'Danh sách rà soát',
  imported: 'Danh sách nhập',
  sourceColumns: {
    at: 'Ngày',
    organization: 'Tổ chức',
    file: 'Danh sách',
    rows: 'Số dòng',
    purpose: 'Mục đích',
    basis: 'Căn cứ',
    vouched: 'Xác nhận, văn bản',
  },

  // ---- what people ask
  requests: 'Yêu cầu về dữ liệu',
  requestsNote: 'Yêu cầu của chủ thể dữ liệu, việc chưa xong đứng trước.',
  requestAdd: 'Ghi yêu cầu',
  requestTitle: (name: string) => `Yêu cầu về dữ liệu của ${name}`,
  requestKind: 'Yêu cầu',
  requestKinds: {
    access: 'Xem, cấp dữ liệu',
    correction: 'Đính chính',
    erasure: 'Xóa dữ liệu',
    withdrawal: 'Rút đồng ý',
  },
  received_on: 'Ngày nhận',
  due_on: 'Hạn trả lời',
  due_onHint: 'Theo quy định của cơ quan',
  done_on: 'Ngày xong',
  note: 'Ghi chú',
  requestDelete: 'Bỏ yêu cầu',
  requestOpen: 'Chưa xong',
  requestDone: (on: string) => `Xong ${on}`,
  requestDue: (on: string) => `Hạn ${on}`,
  requestsNone: 'Chưa có yêu cầu nào.',
  withdrawn: (on: string) => `Đã rút đồng ý ngày ${on}`,

  // ---- erasing
  eraseTitle: (name: string) => `Xóa dữ liệu cá nhân: ${name}`,
  eraseText:
    'Việc này không hoàn tác được. Tên, ngày sinh, số định danh, liên hệ và mọi thông tin nhận ra người này bị xóa khỏi sổ, kể cả trong nhật ký; số liệu các kỳ vẫn giữ nguyên.',
  noBackup:
    'Chương trình không sao lưu trước khi xóa, vì bản sao sẽ giữ lại đúng dữ liệu cần xóa. Vì vậy phải gõ lại họ tên.',
  looking: 'Đang xem những nơi có dữ liệu của người này…',
  stays: 'Còn lại, không tên',
  goes: 'Bị xóa',
  beyond: 'Chương trình không xóa được ở',
  memberships: (n: number, running: number) =>
    running > 0
      ? `${number(n)} tư cách hội viên, trong đó ${number(running)} đang tính: vẫn được đếm cho đến khi kết thúc`
      : `${number(n)} tư cách hội viên`,
  lines: (n: number) => `Nội dung của ${number(n)} dòng nhật ký`,
  merged: (n: number) => `${number(n)} hồ sơ đã gộp vào hồ sơ này`,
  record: 'Hồ sơ, số thẻ, chức vụ, liên hệ',
  reports: (labels: string) =>
    `Báo cáo đã chốt và gửi: ${labels}. Tệp đã chốt không bao giờ bị sửa.`,
  backups: (n: number) =>
    `${number(n)} bản sao lưu còn dữ liệu cũ. Xóa các bản này sau khi có bản mới:`,
  exports: (n: number) => `${number(n)} tệp riêng về người này đã xuất ra ngoài:`,
  lists: (n: number) =>
    `${number(n)} danh sách, bản kiểm chứng đã xuất ra ngoài có thể có tên người này; xem trong nhật ký truy cập.`,
  mentions: 'Nội dung khác có nhắc họ tên (có thể là người trùng tên), cần tự xem và sửa:',
  mention: (table: string, field: string, n: number) => `${table} · ${field}: ${number(n)}`,
  namesakes: (n: number) => `${number(n)} hồ sơ khác trùng họ tên được giữ nguyên.`,
  positions: 'Chức danh ghi tên người này mà không có hồ sơ; chọn nếu cũng là người này',
  nothingBeyond: 'Không thấy nơi nào khác trong sổ nhắc đến người này.',
  typed_name: 'Gõ lại họ và tên',
  reason: 'Lý do',
  reasonHint: 'Ví dụ: theo yêu cầu của chủ thể dữ liệu. Không ghi tên người.',
  doc_number: 'Số đơn, văn bản yêu cầu',
  eraseVerb: 'Xóa vĩnh viễn',
  notCompacted:
    'Đã xóa khỏi sổ, nhưng đĩa không đủ chỗ để viết lại tệp. Hãy giải phóng đĩa rồi bấm “Dọn vết trong tệp”.',

  clear: 'Dọn vết trong tệp',
  cleared: 'Đã viết lại tệp; trong tệp không còn vết của dữ liệu đã xóa.',

  // ---- the access log
  logTitle: 'Nhật ký truy cập',
  logNote:
    'Ai đã mở hồ sơ (mỗi người mỗi ngày một dòng), hiện trường nhạy cảm, xuất danh sách, bản kiểm chứng, danh sách rà soát. Nhật ký chỉ ghi thêm, không sửa, không xóa được.',
  logList: 'Nhật ký truy cập dữ liệu cá nhân',
  logEmpty: 'Không có lượt truy cập nào khớp.',
  older: 'Xem các lượt cũ hơn',
  filter: {
    search: 'Tên người, danh sách, tệp, mục đích',
    actor: 'Người truy cập',
    allActors: 'Mọi người',
    kind: 'Việc',
    allKinds: 'Mọi việc',
    from: 'Từ ngày',
    to: 'Đến ngày',
    onePerson: (name: string) => `Chỉ xem về: ${name}`,
    everyone: 'Xem tất cả',
  },
  kinds: {
    open_person: 'Mở hồ sơ',
    reveal: 'Hiện trường nhạy cảm',
    list: 'Xuất danh sách',
    person_file: 'Xuất dữ liệu của một người',
    roster: 'Lập danh sách rà soát',
    proof: 'Xuất bản kiểm chứng',
    erase: 'Xóa dữ liệu cá nhân',
  },
  columns: {
    at: 'Lúc',
    actor: 'Người truy cập',
    kind: 'Việc',
    about: 'Về',
    count: 'Số người',
    sensitive: 'Trường nhạy cảm',
    file: 'Tệp',
    purpose: 'Mục đích',
  },
  withSensitiveShort: 'Có',
  recordNumber: (id: number) => `Hồ sơ số ${id}`,
  forAdmin: 'Chỉ người quản trị xem được nhật ký truy cập.',
};
