//! The values of a period: entered for the union and its organisations, told with what came before, taken from the
//! quarters.

use std::collections::BTreeMap;

use rusqlite::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::rules::{self, Figures};
use super::{Aggregation, Indicator, IndicatorFigures, IndicatorGrid, IndicatorValue, ProposedValue, store};
use crate::app::{App, Done, Tx};
use crate::error::Failure;
use crate::history::Act;
use crate::job::Job;
use crate::organizations::OrganizationKind;
use crate::periods::{Period, PeriodError, PeriodStatus};
use crate::session::Nothing;
use crate::submissions::api::OfPeriod;
use crate::text::clean_optional;

/// One value as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct IndicatorValueInput {
    /// The indicator.
    pub indicator_id: i64,
    /// Whose; absent: the union's own.
    #[serde(default)]
    pub organization_id: Option<i64>,
    /// Absent removes it.
    pub value: Option<f64>,
    /// Ước thực hiện.
    #[serde(default)]
    pub is_estimate: bool,
    /// Note.
    #[serde(default)]
    pub note: Option<String>,
    /// The version that was read, 0 where there was none; absent: whatever stands is written over.
    #[serde(default)]
    pub version: Option<i64>,
}

/// Values of one period, saved together.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct SaveIndicatorValues {
    /// The period.
    pub period_id: i64,
    /// The values.
    pub values: Vec<IndicatorValueInput>,
}

/// What the quarters come to, to be taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct TakeProposedValues {
    /// The period.
    pub period_id: i64,
    /// Of these indicators; absent: of all that have no value yet and whose quarters are complete.
    #[serde(default)]
    pub indicator_ids: Option<Vec<i64>>,
}

/// No office counts more of anything.
const LARGEST: f64 = 1e12;

/// Every active indicator with its figures in a period.
///
/// # Errors
/// There is no such period.
pub fn list_indicator_figures(app: &App, request: OfPeriod, _job: &Job) -> Result<Vec<IndicatorFigures>, Failure> {
    app.read(|connection| figures(connection, &crate::periods::store::get(connection, request.period_id)?))
}

/// The values of a period one by one, with the organisations that may have some.
///
/// # Errors
/// There is no such period.
pub fn list_indicator_values(app: &App, request: OfPeriod, _job: &Job) -> Result<IndicatorGrid, Failure> {
    app.read(|connection| {
        crate::periods::store::get(connection, request.period_id)?;
        let mut indicators = store::list(connection)?;
        indicators.retain(|one| one.is_active);
        Ok(IndicatorGrid {
            indicators,
            organizations: store::organizations(connection, request.period_id)?,
            values: store::values(connection, request.period_id)?,
        })
    })
}

/// Every active indicator with its figures in a period.
pub(crate) fn figures(connection: &Connection, period: &Period) -> Result<Vec<IndicatorFigures>, Failure> {
    let office = crate::settings::store::load(connection)?.periods.regime;
    let periods = crate::periods::store::all(connection)?;
    let totals = store::totals(connection)?;
    let values = store::values(connection, period.id)?;
    let active = store::list(connection)?.into_iter().filter(|one| one.is_active);
    let told = active.map(|indicator| {
        let entered = |of: &Period| totals.get(&(indicator.id, of.id)).map(|(value, _)| rules::tidy(*value));
        let figures = Figures { aggregation: indicator.aggregation, periods: &periods, office, entered: &entered };
        let own = values.iter().find(|one| one.indicator_id == indicator.id && one.organization_id.is_none());
        let organizations =
            values.iter().filter(|one| one.indicator_id == indicator.id && one.organization_id.is_some());
        let (same_period_last_year, same_period) = figures.same_period(period);
        let is_estimate = |of: &Period| totals.get(&(indicator.id, of.id)).is_some_and(|(_, estimate)| *estimate);
        IndicatorFigures {
            value: figures.current(period),
            entered: entered(period),
            own_value: own.map(|own| own.value),
            own_is_estimate: own.is_some_and(|own| own.is_estimate),
            own_version: own.map_or(0, |own| own.version),
            organization_count: organizations.count() as i64,
            is_estimate: is_estimate(period),
            cumulative: figures.cumulative(period),
            missing_before: figures.missing_before(period),
            same_period_last_year,
            same_period,
            proposed: proposed(&figures, period, &is_estimate),
            note: own.and_then(|own| own.note.clone()),
            indicator,
        }
    });
    Ok(told.collect())
}

/// What the quarters of a longer period come to, as it would be entered.
fn proposed(figures: &Figures, of: &Period, is_estimate: &dyn Fn(&Period) -> bool) -> Option<ProposedValue> {
    let has = |period: &Period| (figures.entered)(period).is_some();
    let pieces = rules::pieces(figures.periods, of, 0, &has);
    let last = pieces.filled.last()?;
    let (value, made_of) = match figures.aggregation {
        Aggregation::Sum => {
            let each = pieces.filled.iter().filter_map(|piece| (figures.entered)(piece));
            (rules::tidy(each.sum()), pieces.filled.clone())
        }
        Aggregation::Last | Aggregation::Cumulative => ((figures.entered)(last)?, vec![*last]),
    };
    let mut missing: Vec<String> = pieces.missing.iter().map(|piece| piece.label.clone()).collect();
    if figures.aggregation != Aggregation::Sum {
        // Only what came after the one that stands is wanting.
        let later = pieces.missing.iter().filter(|piece| piece.starts_on > last.starts_on);
        missing = later.map(|piece| piece.label.clone()).collect();
    }
    if !pieces.is_whole {
        missing.push("các kỳ chưa mở trong sổ".to_owned());
    }
    Some(ProposedValue {
        value,
        is_estimate: made_of.iter().any(|piece| is_estimate(piece)),
        periods: made_of.iter().map(|piece| piece.label.clone()).collect(),
        missing,
    })
}

/// Saves values of a period, of the union and of organisations.
///
/// # Errors
/// No such period, indicator or organisation; the period is closed; a value that is no number of an office; changed
/// elsewhere meanwhile.
pub fn save_indicator_values(app: &App, request: SaveIndicatorValues, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveIndicators, |tx| {
        let period = open_period(tx, request.period_id)?;
        for input in &request.values {
            save(tx, &period, input)?;
        }
        tx.describe(told(tx, &period, &request.values)?);
        Ok(Nothing {})
    })
}

/// The sentence of the history.
fn told(tx: &Tx<'_>, period: &Period, values: &[IndicatorValueInput]) -> Result<String, Failure> {
    let mut organizations: Vec<i64> = values.iter().filter_map(|input| input.organization_id).collect();
    organizations.sort_unstable();
    organizations.dedup();
    let whose = match organizations.as_slice() {
        [] => String::new(),
        [one] if values.iter().all(|input| input.organization_id.is_some()) => {
            format!(" của “{}”", crate::organizations::store::get(tx, *one)?.fields.name)
        }
        many => format!(" của {} tổ chức", many.len()),
    };
    let label = &period.label;
    Ok(match values {
        [one] => format!("Đã lưu số liệu “{}”{whose}, {label}", store::get(tx, one.indicator_id)?.name),
        _ => format!("Đã lưu số liệu hoạt động{whose}, {label}"),
    })
}

/// The period, while its figures may still move.
fn open_period(tx: &Tx<'_>, period_id: i64) -> Result<Period, Failure> {
    let period = crate::periods::store::get(tx, period_id)?;
    match period.status {
        PeriodStatus::Closed => Err(PeriodError::Closed { label: period.label }.into()),
        PeriodStatus::Open => Ok(period),
    }
}

/// Saves one value.
fn save(tx: &Tx<'_>, period: &Period, input: &IndicatorValueInput) -> Result<(), Failure> {
    let indicator = store::get(tx, input.indicator_id)?;
    check_value(input.value)?;
    if let Some(id) = input.organization_id {
        let organization = crate::organizations::store::get(tx, id)?;
        if organization.fields.kind == OrganizationKind::Branch {
            let name = &organization.fields.name;
            let told = format!("“{name}” là chi hội; số liệu do hội quản lý gửi. Hãy nhập cho hội quản lý.");
            return Err(Failure::field("organization_id", told));
        }
    }
    if let Some(version) = input.version {
        let stands = store::value_of(tx, indicator.id, period.id, input.organization_id)?;
        if stands.as_ref().map_or(0, |stands| stands.version) != version {
            return Err(Failure::stale(&format!("Số liệu “{}”", indicator.name), &stands));
        }
    }
    let Some(value) = input.value else {
        return store::delete_value(tx, indicator.id, period.id, input.organization_id);
    };
    let value = IndicatorValue {
        indicator_id: indicator.id,
        organization_id: input.organization_id,
        value,
        is_estimate: input.is_estimate,
        note: clean_optional(input.note.as_deref()),
        version: 0,
    };
    store::put_value(tx, period.id, &value)
}

/// Whether an office can have counted that.
fn check_value(value: Option<f64>) -> Result<(), Failure> {
    let told = match value {
        Some(value) if !value.is_finite() => return Err(Failure::field("value", "Giá trị phải là số. Hãy nhập lại.")),
        Some(value) if value < 0.0 => "không được âm",
        Some(value) if value > LARGEST => "lớn quá mức một chỉ tiêu có thể đạt",
        _ => return Ok(()),
    };
    Err(Failure::field("value", format!("Giá trị {told}. Hãy kiểm tra lại số vừa nhập.")))
}

/// Enters what the quarters come to, organisation by organisation, and notes where it is from.
///
/// # Errors
/// The period is closed; nothing to take.
pub fn take_proposed_values(app: &App, request: TakeProposedValues, _job: &Job) -> Result<Done<Nothing>, Failure> {
    app.transact(Act::SaveIndicators, |tx| {
        let period = open_period(tx, request.period_id)?;
        let wanted = |id: i64| request.indicator_ids.as_ref().is_none_or(|ids| ids.contains(&id));
        let mut count = 0;
        for figures in figures(tx, &period)? {
            let Some(proposed) = figures.proposed.filter(|proposed| proposed.missing.is_empty()) else { continue };
            if !wanted(figures.indicator.id) || figures.entered.is_some() {
                continue;
            }
            for value in taken(tx, &period, &figures.indicator, &proposed)? {
                store::put_value(tx, period.id, &value)?;
            }
            count += 1;
        }
        if count == 0 {
            return Err(Failure::field(
                "indicator_ids",
                "Không có số đề xuất nào để nhận: chỉ tiêu đã có số, hoặc các quý chưa đủ số. Hãy nhập số của các quý trước.",
            ));
        }
        tx.describe(format!("Đã nhận số của {count} chỉ tiêu từ các kỳ ngắn hơn, {}", period.label));
        Ok(Nothing {})
    })
}

/// The values of the quarters as values of the longer period, whose they are.
fn taken(
    tx: &Tx<'_>,
    period: &Period,
    indicator: &Indicator,
    proposed: &ProposedValue,
) -> Result<Vec<IndicatorValue>, Failure> {
    let periods = crate::periods::store::all(tx)?;
    let within = |one: &&Period| {
        period.starts_on <= one.starts_on && one.cutoff_on <= period.cutoff_on && proposed.periods.contains(&one.label)
    };
    let mut by_whose: BTreeMap<Option<i64>, IndicatorValue> = BTreeMap::new();
    let source = match indicator.aggregation {
        Aggregation::Sum => format!("Cộng từ {}", proposed.periods.join(", ")),
        Aggregation::Last | Aggregation::Cumulative => format!("Theo {}", proposed.periods.join(", ")),
    };
    for piece in periods.iter().filter(|one| one.id != period.id).filter(within) {
        for value in store::values(tx, piece.id)?.into_iter().filter(|one| one.indicator_id == indicator.id) {
            let sum = by_whose.entry(value.organization_id).or_insert(IndicatorValue {
                value: 0.0,
                is_estimate: false,
                note: Some(source.clone()),
                version: 0,
                ..value.clone()
            });
            sum.value = rules::tidy(sum.value + value.value);
            sum.is_estimate |= value.is_estimate;
        }
    }
    Ok(by_whose.into_values().collect())
}
