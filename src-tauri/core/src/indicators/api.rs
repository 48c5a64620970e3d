//! Requests and answers of the activity figures.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Aggregation, Indicator, IndicatorFigures, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::session::Nothing;
use crate::submissions::api::OfPeriod;
use crate::text::{clean, clean_optional};

/// An indicator as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveIndicator {
    /// Absent: a new one.
    #[serde(default)]
    pub id: Option<i64>,
    /// The version that was read; of a new one 0.
    #[serde(default)]
    pub version: i64,
    /// Its place in the annex.
    pub position: i64,
    /// "1.2".
    pub code: String,
    /// Chỉ tiêu.
    pub name: String,
    /// Đơn vị tính.
    pub unit: String,
    /// How values add up.
    pub aggregation: Aggregation,
    /// Still asked for.
    pub is_active: bool,
}

/// One value as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorValueInput {
    /// The indicator.
    pub indicator_id: i64,
    /// Absent removes it.
    pub value: Option<f64>,
    /// Ước thực hiện.
    #[serde(default)]
    pub is_estimate: bool,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
}

/// Values of one period, saved together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveIndicatorValues {
    /// The period.
    pub period_id: i64,
    /// The values.
    pub values: Vec<IndicatorValueInput>,
}

/// No office counts more of anything.
const LARGEST: f64 = 1e12;

/// All indicators, those no longer asked for too.
///
/// # Errors
/// The book cannot be read.
pub fn list_indicators(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<Indicator>, Failure> {
    app.read(store::list)
}

/// Every active indicator with its figures in a period.
///
/// # Errors
/// The book cannot be read.
pub fn list_indicator_figures(app: &App, request: OfPeriod, _job: &Job) -> Result<Vec<IndicatorFigures>, Failure> {
    app.read(|connection| store::figures(connection, request.period_id))
}

/// Adds or changes an indicator.
///
/// # Errors
/// No name, unit or code; the code belongs to another one; changed elsewhere meanwhile.
pub fn save_indicator(app: &App, request: SaveIndicator, _job: &Job) -> Result<Done<Indicator>, Failure> {
    app.transact(Act::SaveIndicators, |tx| save(tx, request))
}

/// Adds or changes an indicator within a running act.
pub(crate) fn save(tx: &Tx<'_>, request: SaveIndicator) -> Result<Indicator, Failure> {
    let wanted = Indicator {
        id: request.id.unwrap_or_default(),
        version: request.version,
        position: request.position,
        code: clean(&request.code),
        name: clean(&request.name),
        unit: clean(&request.unit),
        aggregation: request.aggregation,
        is_active: request.is_active,
    };
    for (field, text, sentence) in [
        ("code", &wanted.code, "Chưa có mã chỉ tiêu. Hãy nhập mã, ví dụ 1.2."),
        ("name", &wanted.name, "Chưa có tên chỉ tiêu. Hãy nhập tên."),
        ("unit", &wanted.unit, "Chưa có đơn vị tính. Hãy nhập, ví dụ: cuộc, lượt người, đề tài."),
    ] {
        if text.is_empty() {
            return Err(Failure::field(field, sentence));
        }
    }
    if let Some(other) = store::by_code(tx, &wanted.code)?.filter(|other| Some(other.id) != request.id) {
        return Err(Failure::field(
            "code",
            format!("Mã “{}” đã dùng cho chỉ tiêu “{}”. Hãy chọn mã khác.", wanted.code, other.name),
        ));
    }
    let id = match request.id {
        None => store::insert(tx, &wanted)?,
        Some(id) if store::update(tx, &wanted)? => id,
        Some(id) => return Err(Failure::stale("Chỉ tiêu", &store::get(tx, id)?)),
    };
    tx.describe(format!("Đã lưu chỉ tiêu “{}”", wanted.name));
    store::get(tx, id)
}

/// Saves the values of a period.
///
/// # Errors
/// No such period or indicator; a value that is no number.
pub fn save_indicator_values(app: &App, request: SaveIndicatorValues, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveIndicators, |tx| {
        let label = crate::submissions::store::period_label(tx, request.period_id)?;
        for input in &request.values {
            store::get(tx, input.indicator_id)?;
            if input.value.is_some_and(|value| !value.is_finite()) {
                return Err(Failure::field("value", "Giá trị phải là số. Hãy nhập lại."));
            }
            if let Some(value) = input.value.filter(|value| !(0.0..=LARGEST).contains(value)) {
                let told = if value < 0.0 {
                    "không được âm"
                } else {
                    "lớn quá mức một chỉ tiêu có thể đạt"
                };
                return Err(Failure::field("value", format!("Giá trị {told}. Hãy kiểm tra lại số vừa nhập.")));
            }
            let note = clean_optional(input.note.as_deref());
            store::put_value(
                tx,
                input.indicator_id,
                request.period_id,
                input.value,
                input.is_estimate,
                note.as_deref(),
            )?;
        }
        tx.describe(format!("Đã lưu số liệu hoạt động {label}"));
        Ok(Nothing {})
    })
}
