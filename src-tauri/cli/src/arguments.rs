//! What can be typed after `lienhiep-cli`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use lienhiep_core::dates::PartialDate;

/// Sổ Liên hiệp từ dòng lệnh.
#[derive(Debug, Parser)]
#[command(name = "lienhiep-cli", version)]
pub struct Arguments {
    /// Tệp sổ (.lienhiep)
    #[arg(long, global = true, value_name = "FILE")]
    pub data: Option<PathBuf>,
    /// In kết quả dạng JSON
    #[arg(long, global = true)]
    pub json: bool,
    /// Coi ngày này là hôm nay
    #[arg(long, global = true, value_name = "YYYY-MM-DD", value_parser = day)]
    pub today: Option<NaiveDate>,
    /// Tên người làm, ghi vào nhật ký
    #[arg(long, global = true, value_name = "NAME")]
    pub user: Option<String>,
    /// Tên đăng nhập, khi sổ được bảo vệ; mật khẩu lấy từ LIENHIEP_PASSWORD hoặc --password-file
    #[arg(long, global = true, value_name = "NAME")]
    pub login: Option<String>,
    /// Tệp có mật khẩu ở dòng đầu
    #[arg(long, global = true, value_name = "FILE", requires = "login")]
    pub password_file: Option<PathBuf>,
    /// Việc cần làm
    #[command(subcommand)]
    pub command: Command,
}

/// A day that the requests of the table take too.
fn day(text: &str) -> Result<NaiveDate, String> {
    let refuse = || "không phải ngày".to_owned();
    let day: PartialDate = text.parse().map_err(|_| refuse())?;
    if day.is_plausible() { text.parse().map_err(|_| refuse()) } else { Err(refuse()) }
}

/// The subcommands.
#[derive(Debug, Clone, Subcommand)]
pub enum Command {
    /// Chạy một lệnh của bảng lệnh: JSON vào, JSON ra
    Call(Call),
    /// Bảng lệnh: tên, kiểu yêu cầu, kiểu trả lời
    Commands(Commands),
    /// Tạo sổ mới với văn phòng mẫu (dữ liệu mẫu)
    Sample(Sample),
    /// Nhập danh sách của một hội; chỉ xem trước nếu không có --apply
    Import(Import),
    /// Chốt số liệu của kỳ: 2026-Q3, 2026-H1, 2026-9M, 2026
    Close(Close),
    /// Xuất báo cáo của kỳ: Excel, lời văn ra Word
    Report(Report),
    /// Kiểm tra tệp sổ và các quy tắc; thoát 1 khi có điều sai
    Check,
    /// Sao lưu sổ đang dùng, có kiểm tra
    Backup(Backup),
    /// Phục hồi từ bản sao lưu; sổ bị thay được giữ lại bên cạnh
    Restore(Restore),
    /// Mở bảng lệnh qua HTTP trên 127.0.0.1, có mã truy cập
    Serve(Serve),
}

/// `call`.
#[derive(Debug, Clone, Args)]
pub struct Call {
    /// Tên lệnh
    #[arg(value_name = "COMMAND")]
    pub name: String,
    /// Yêu cầu dạng JSON; “-” đọc từ đầu vào chuẩn
    #[arg(value_name = "JSON | -")]
    pub request: Option<String>,
}

/// `commands`.
#[derive(Debug, Clone, Args)]
pub struct Commands {
    /// Ghi types.ts, commands.ts và labels.ts vào thư mục này
    #[arg(long, value_name = "DIR")]
    pub typescript: Option<PathBuf>,
    /// Ghi lược đồ của tệp sổ, để đọc
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,
    /// Ghi các tệp mẫu để nhập vào thư mục này
    #[arg(long, value_name = "DIR")]
    pub templates: Option<PathBuf>,
}

/// `sample`.
#[derive(Debug, Clone, Args)]
pub struct Sample {
    /// Số người, khoảng
    #[arg(long, value_name = "N")]
    pub people: Option<u32>,
    /// Hạt giống: cùng số cho cùng một sổ
    #[arg(long, value_name = "S")]
    pub seed: Option<u64>,
}

/// `close`.
#[derive(Debug, Clone, Args)]
pub struct Close {
    /// Kỳ báo cáo
    #[arg(value_name = "PERIOD")]
    pub period: String,
    /// Chấp nhận mọi điều còn phải giải quyết, với lý do này
    #[arg(long, value_name = "REASON")]
    pub waive: Option<String>,
    /// Lý do của bản thay thế; không có thì lấy lý do lúc mở lại
    #[arg(long, value_name = "REASON")]
    pub reason: Option<String>,
}

/// `report`.
#[derive(Debug, Clone, Args)]
pub struct Report {
    /// Kỳ báo cáo
    #[arg(value_name = "PERIOD")]
    pub period: String,
    /// Tệp .xlsx sẽ ghi
    #[arg(long, value_name = "FILE.xlsx", required_unless_present = "text")]
    pub out: Option<PathBuf>,
    /// Ghi lời văn của báo cáo ra tệp Word này
    #[arg(long, value_name = "FILE.docx")]
    pub text: Option<PathBuf>,
    /// Bản kiểm chứng nội bộ (có tên người); không có thì là bản gửi
    #[arg(long)]
    pub proof: bool,
}

/// `backup`.
#[derive(Debug, Clone, Args)]
pub struct Backup {
    /// Thư mục chứa bản sao lưu
    #[arg(long, value_name = "DIR")]
    pub to: PathBuf,
}

/// `restore`.
#[derive(Debug, Clone, Args)]
pub struct Restore {
    /// Bản sao lưu
    #[arg(value_name = "BACKUP")]
    pub backup: PathBuf,
}

/// `serve`.
#[derive(Debug, Clone, Args)]
pub struct Serve {
    /// Cổng; 0: cổng trống bất kỳ
    #[arg(long, default_value_t = 0, hide_default_value = true, value_name = "P")]
    pub port: u16,
    /// Thư mục giao diện đã dựng
    #[arg(long, value_name = "DIR")]
    pub ui: Option<PathBuf>,
}

/// `import`.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// Tệp danh sách (.xlsx, .xls, .ods, .csv)
    #[arg(value_name = "LIST")]
    pub list: PathBuf,
    /// Mã của hội hoặc đơn vị gửi danh sách hội viên
    #[arg(long, value_name = "CODE", required_unless_present = "subject")]
    pub organization: Option<String>,
    /// Tệp không phải danh sách hội viên: organizations, agencies, tasks hoặc figures
    #[arg(long, value_name = "SUBJECT", conflicts_with = "organization")]
    pub subject: Option<String>,
    /// Với tasks: số, ký hiệu của kế hoạch
    #[arg(long, value_name = "NUMBER", requires = "subject")]
    pub plan: Option<String>,
    /// Với figures: ngày của số liệu (YYYY-MM-DD)
    #[arg(long, value_name = "DAY", requires = "subject")]
    pub as_of: Option<String>,
    /// Trang tính cần đọc; mặc định: trang giống danh sách nhất
    #[arg(long, value_name = "NAME")]
    pub sheet: Option<String>,
    /// Ghi vào sổ (mặc định chỉ xem trước)
    #[arg(long)]
    pub apply: bool,
}
