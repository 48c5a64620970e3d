//! The looks of the workbook in one place: Times New Roman, black, the sizes of Nghị định 30/2020.

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use super::notes::Notes;
use super::view::Look;
use crate::reports::data::StateTone;

/// The only font of the workbook.
pub(super) const FONT: &str = "Times New Roman";
/// Size of tables, in points.
pub(super) const TABLE_SIZE: f64 = 11.0;
/// Size of running text, in points.
pub(super) const TEXT_SIZE: f64 = 13.0;

/// Format of a whole number: shown 1.234 where the system writes numbers the Vietnamese way.
const WHOLE: &str = "#,##0";
/// Format of a number with decimals where it has them.
const DECIMAL: &str = "#,##0.0#";
/// Format of a real date.
const DATE: &str = "dd/mm/yyyy";

/// Every format of the workbook, and the notes of what is written with them.
pub(super) struct Styles {
    /// What stands where: every table has the styles at hand, whoever writes it.
    pub notes: Notes,
    /// Plain text, for the default of the workbook.
    pub base: Format,
    /// Head of the report, capitals 12.
    pub head: Format,
    /// Head of the report, capitals 12, bold.
    pub head_bold: Format,
    /// National motto, 13 bold.
    pub motto: Format,
    /// The rule under a line of the head.
    pub rule: Format,
    /// Number and symbol, 13.
    pub number_line: Format,
    /// Place and date, 13 italic.
    pub date_line: Format,
    /// BÁO CÁO, 14 bold, centred.
    pub title: Format,
    /// Subject of the report, 14 bold, centred.
    pub subject: Format,
    /// Centred line of 13.
    pub centred: Format,
    /// Centred italic line of 13.
    pub centred_italic: Format,
    /// Framed mark of figures that may still move.
    pub draft: Format,
    /// Heading of a part of the text.
    pub part: Format,
    /// Heading of a piece of the text.
    pub piece: Format,
    /// Paragraph, justified.
    pub paragraph: Format,
    /// Signature lines, 13 bold, centred.
    pub signature: Format,
    /// "Nơi nhận:", 12 bold italic.
    pub recipients_head: Format,
    /// Recipients, 11.
    pub recipients: Format,
    /// Small italic remark.
    pub remark: Format,
    /// Heading above a second table of a sheet.
    pub caption: Format,
    /// A date beside a label, outside tables.
    pub bare_date: Format,
    /// Head of a table.
    pub table_head: Format,
    /// Number row under the head.
    pub head_number: Format,
    /// Body of a table.
    pub body: Band,
    /// Row that names a group and carries its totals.
    pub group: Band,
    /// Grand total.
    pub total: Band,
    /// State cells, by tone, in the order of [`tone_index`].
    pub tones: Vec<Format>,
    /// Title of a sheet of rows, bold, running to the right.
    pub rows_title: Format,
    /// Columns of the sheets of rows: no lines, so that thousands of rows stay light.
    pub plain: Band,
}

/// The formats of one kind of row.
pub(super) struct Band {
    /// Long text, wrapped, left.
    pub text: Format,
    /// Short text, centred.
    pub centre: Format,
    /// Whole number.
    pub whole: Format,
    /// Number with decimals.
    pub decimal: Format,
    /// Percent of progress: 40 is shown 40%.
    pub percent: Format,
    /// Share: 0.4 is shown 40,0%.
    pub share: Format,
    /// Real date.
    pub date: Format,
    /// Place in the table, centred.
    pub place: Format,
    /// Text that must not wrap: the name of a group runs over the empty cells to its right.
    pub running: Format,
    /// The cells it runs over.
    pub running_on: Format,
    /// The last of them.
    pub running_end: Format,
}

/// Place of a tone in [`Styles::tones`].
pub(super) fn tone_index(tone: StateTone) -> usize {
    match tone {
        StateTone::Done => 0,
        StateTone::DoneLate => 1,
        StateTone::OnSchedule => 2,
        StateTone::DueSoon => 3,
        StateTone::Overdue => 4,
        StateTone::Idle => 5,
    }
}

/// Light shades: they tell states apart on the screen and vanish under the words in print.
const TONE_SHADES: [u32; 6] = [0xE3F1E3, 0xFCE9D4, 0xE1ECF8, 0xFFF4CC, 0xFADCD9, 0xF0F0F0];

impl Styles {
    /// Builds them all.
    pub fn new() -> Styles {
        let base = Format::new().set_font_name(FONT).set_font_size(TABLE_SIZE);
        let text = base.clone().set_font_size(TEXT_SIZE);
        let line = text.clone().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let small_caps = line.clone().set_font_size(12);
        let left = text.clone().set_align(FormatAlign::Left).set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let boxed = base.clone().set_border(FormatBorder::Thin);
        let shade = Color::RGB(0xEDEDED);
        // At the top of its row, so that the rule below keeps its distance.
        let high = |format: &Format| format.clone().set_align(FormatAlign::Top);
        Styles {
            notes: Notes::default(),
            head: high(&small_caps),
            head_bold: high(&small_caps).set_bold(),
            motto: high(&line).set_bold(),
            rule: text.clone().set_border_top(FormatBorder::Thin),
            number_line: line.clone(),
            date_line: line.clone().set_italic(),
            title: line.clone().set_font_size(14).set_bold(),
            subject: line.clone().set_font_size(14).set_bold(),
            centred: line.clone(),
            centred_italic: line.clone().set_italic(),
            draft: line.clone().set_bold().set_border(FormatBorder::Medium),
            part: left.clone().set_bold(),
            piece: left.clone().set_bold().set_italic(),
            paragraph: text.clone().set_align(FormatAlign::Justify).set_align(FormatAlign::Top).set_text_wrap(),
            signature: line.clone().set_bold(),
            recipients_head: left.clone().set_font_size(12).set_bold().set_italic(),
            recipients: left.clone().set_font_size(11),
            remark: base.clone().set_italic().set_text_wrap().set_align(FormatAlign::Top),
            caption: left.clone().set_bold().set_text_wrap(),
            bare_date: base.clone().set_num_format(DATE).set_align(FormatAlign::Left),
            table_head: boxed
                .clone()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Center)
                .set_align(FormatAlign::VerticalCenter)
                .set_background_color(shade),
            head_number: boxed.clone().set_italic().set_font_size(9).set_align(FormatAlign::Center),
            body: Band::new(&boxed.clone().set_align(FormatAlign::VerticalCenter)),
            group: Band::new(&boxed.clone().set_bold().set_align(FormatAlign::VerticalCenter)),
            total: Band::new(
                &boxed.clone().set_bold().set_align(FormatAlign::VerticalCenter).set_background_color(shade),
            ),
            tones: TONE_SHADES
                .iter()
                .map(|rgb| {
                    boxed
                        .clone()
                        .set_text_wrap()
                        .set_align(FormatAlign::VerticalCenter)
                        .set_background_color(Color::RGB(*rgb))
                        .set_indent(1)
                })
                .collect(),
            rows_title: base.clone().set_bold(),
            plain: Band::new(&base.clone().set_align(FormatAlign::VerticalCenter)),
            base,
        }
    }
}

impl Styles {
    /// The format of a text outside the rows of a table.
    pub fn of(&self, look: Look) -> &Format {
        match look {
            Look::Head => &self.head,
            Look::HeadBold => &self.head_bold,
            Look::Motto => &self.motto,
            Look::Rule => &self.rule,
            Look::NumberLine => &self.number_line,
            Look::DateLine => &self.date_line,
            Look::Title => &self.title,
            Look::Subject => &self.subject,
            Look::Centred => &self.centred,
            Look::CentredItalic => &self.centred_italic,
            Look::Draft => &self.draft,
            Look::Part => &self.part,
            Look::Piece => &self.piece,
            Look::Paragraph => &self.paragraph,
            Look::Signature => &self.signature,
            Look::RecipientsHead => &self.recipients_head,
            Look::Recipients => &self.recipients,
            Look::Remark => &self.remark,
            Look::Caption => &self.caption,
            Look::Label => &self.base,
            Look::TableHead => &self.table_head,
            Look::HeadNumber => &self.head_number,
            Look::Text => &self.body.text,
            Look::Centre => &self.body.centre,
            Look::Number => &self.body.whole,
            Look::Running => &self.group.running,
        }
    }
}

impl Band {
    /// The band over one base format.
    fn new(base: &Format) -> Band {
        let number = base.clone().set_align(FormatAlign::Right);
        Band {
            text: base.clone().set_text_wrap().set_align(FormatAlign::Left),
            centre: base.clone().set_text_wrap().set_align(FormatAlign::Center),
            whole: number.clone().set_num_format(WHOLE),
            decimal: number.clone().set_num_format(DECIMAL),
            percent: base.clone().set_num_format("0\"%\"").set_align(FormatAlign::Center),
            share: number.clone().set_num_format("0.0%"),
            date: base.clone().set_num_format(DATE).set_align(FormatAlign::Center),
            place: base.clone().set_align(FormatAlign::Center),
            running: base.clone().set_align(FormatAlign::Left).set_border_right(FormatBorder::None),
            running_on: base.clone().set_border_left(FormatBorder::None).set_border_right(FormatBorder::None),
            running_end: base.clone().set_border_left(FormatBorder::None),
        }
    }
}
