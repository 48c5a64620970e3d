//! Requests and answers of the list of indicators; their values are in `values.rs`.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Aggregation, Indicator, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::session::Nothing;
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
    /// The group it is printed under.
    #[serde(default)]
    pub group_name: Option<String>,
}

/// The order of the annex.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OrderIndicators {
    /// The indicators in their order; those not named come after them.
    pub ids: Vec<i64>,
}

/// Another name for a group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RenameIndicatorGroup {
    /// Its name; absent: of those in none.
    #[serde(default)]
    pub from: Option<String>,
    /// Its new name; absent: in none.
    #[serde(default)]
    pub to: Option<String>,
}

/// All indicators, those no longer asked for too.
///
/// # Errors
/// The book cannot be read.
pub fn list_indicators(app: &App, _request: Nothing, _job: &Job) -> Result<Vec<Indicator>, Failure> {
    app.read(store::list)
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
        group_name: clean_optional(request.group_name.as_deref()),
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

/// Puts the indicators in an order.
///
/// # Errors
/// There is no such indicator.
pub fn order_indicators(app: &App, request: OrderIndicators, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveIndicators, |tx| {
        for id in &request.ids {
            store::get(tx, *id)?;
        }
        let all = store::list(tx)?;
        let rest = all.iter().map(|one| one.id).filter(|id| !request.ids.contains(id));
        for (place, id) in request.ids.iter().copied().chain(rest).enumerate() {
            store::put_position(tx, id, place as i64 + 1)?;
        }
        tx.describe("Đã xếp lại thứ tự các chỉ tiêu".to_owned());
        Ok(Nothing {})
    })
}

/// Gives a group of indicators another name.
///
/// # Errors
/// No indicator stands in it.
pub fn rename_indicator_group(app: &App, request: RenameIndicatorGroup, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveIndicators, |tx| {
        let (from, to) = (clean_optional(request.from.as_deref()), clean_optional(request.to.as_deref()));
        if store::rename_group(tx, from.as_deref(), to.as_deref())? == 0 {
            let name = from.unwrap_or_default();
            let told = format!("Không còn chỉ tiêu nào trong nhóm “{name}”. Hãy tải lại danh sách.");
            return Err(Failure::field("from", told));
        }
        tx.describe(match &to {
            Some(to) => format!("Đã đổi tên nhóm chỉ tiêu thành “{to}”"),
            None => "Đã bỏ tên nhóm chỉ tiêu".to_owned(),
        });
        Ok(Nothing {})
    })
}
