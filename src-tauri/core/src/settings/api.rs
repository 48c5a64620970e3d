//! Requests and answers of the settings.

use super::{Letterhead, ReminderSettings, Settings, store};
use crate::accounts::Role;
use crate::app::{App, Done};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::session::Nothing;
use crate::tasks::course::chain::keep_extensions;
use crate::text::{clean, clean_paragraphs};

/// All settings.
///
/// # Errors
/// The book cannot be read.
pub fn get_settings(app: &App, _request: Nothing, _job: &Job) -> Result<Settings, Failure> {
    app.read(store::load)
}

/// Saves all settings.
///
/// # Errors
/// More than two lines of governing bodies; days out of range; names in braces that no letter can fill; what concerns
/// security or sensitive fields, asked by anyone but an admin.
pub fn update_settings(app: &App, request: Settings, _job: &Job) -> Result<Done<Settings>, Failure> {
    let settings = checked(request)?;
    if app.read(store::guarded)? != (settings.security.clone(), settings.privacy.clone()) {
        app.refuse_below(Role::Admin)?;
    }
    app.transact(Act::UpdateSettings, |tx| {
        keep_extensions(tx, || store::save(tx, &settings))?;
        tx.describe("Đã lưu cài đặt");
        Ok(settings)
    })
}

/// The settings without stray spaces and empty lines.
pub(crate) fn cleaned(mut settings: Settings) -> Settings {
    settings.letterhead = clean_letterhead(settings.letterhead);
    settings.reminders = clean_reminders(settings.reminders);
    settings.office.union_name = clean(&settings.office.union_name);
    settings.office.province = clean(&settings.office.province);
    settings.backup.second_folder = settings.backup.second_folder.trim().to_owned();
    settings
}

fn checked(settings: Settings) -> Result<Settings, Failure> {
    let settings = cleaned(settings);
    if settings.letterhead.governing_lines.len() > 2 {
        return Err(Failure::field(
            "governing_lines",
            "Cơ quan chủ quản chỉ ghi tối đa 2 dòng (Nghị định 30/2020/NĐ-CP). Hãy bỏ bớt.",
        ));
    }
    if settings.checklist.due_soon_days > 90 {
        return Err(Failure::field("due_soon_days", "Số ngày báo sắp đến hạn phải từ 0 đến 90. Hãy nhập lại."));
    }
    if settings.periods.due_after_days > 90 {
        return Err(Failure::field(
            "due_after_days",
            "Hạn nộp báo cáo phải từ 0 đến 90 ngày sau khi chốt. Hãy nhập lại.",
        ));
    }
    if settings.backup.every_minutes > 600 {
        return Err(Failure::field(
            "every_minutes",
            "Khoảng cách giữa hai lần sao lưu phải từ 0 đến 600 phút. Hãy nhập lại.",
        ));
    }
    if settings.security.lock_after_minutes > 600 {
        return Err(Failure::field(
            "lock_after_minutes",
            "Thời gian chờ trước khi khóa phải từ 0 đến 600 phút. Hãy nhập lại.",
        ));
    }
    crate::reminders::words::check_blocks(&settings.reminders)?;
    Ok(settings)
}

fn clean_reminders(reminders: ReminderSettings) -> ReminderSettings {
    ReminderSettings {
        symbol: clean(&reminders.symbol),
        subject: clean(&reminders.subject),
        opening: clean_paragraphs(&reminders.opening),
        request: clean_paragraphs(&reminders.request),
        closing: clean_paragraphs(&reminders.closing),
        recipients: lines(reminders.recipients),
    }
}

fn lines(lines: Vec<String>) -> Vec<String> {
    lines.iter().map(|line| clean(line)).filter(|line| !line.is_empty()).collect()
}

fn clean_letterhead(letterhead: Letterhead) -> Letterhead {
    Letterhead {
        governing_lines: lines(letterhead.governing_lines),
        issuing_body: clean(&letterhead.issuing_body),
        place: clean(&letterhead.place),
        symbol: clean(&letterhead.symbol),
        addressees: lines(letterhead.addressees),
        signing_for: clean_paragraphs(&letterhead.signing_for),
        signer_title: clean(&letterhead.signer_title),
        signer_name: clean(&letterhead.signer_name),
        recipients: lines(letterhead.recipients),
        filed_at: clean(&letterhead.filed_at),
    }
}
