//! `figure_text(quantity, unit)` in SQL: a figure achieved, as a line of results says it: "1.250,5 lượt".

use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;

/// Adds `figure_text` to a connection.
pub(crate) fn add(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_INNOCUOUS;
    connection.create_scalar_function("figure_text", 2, flags, |context| {
        let quantity: Option<f64> = context.get(0)?;
        let unit: Option<String> = context.get(1)?;
        Ok(quantity.map(|quantity| figure_text(quantity, unit.as_deref())))
    })
}

/// A figure achieved, in words: dots between thousands, a comma before what is less than one.
pub(crate) fn figure_text(quantity: f64, unit: Option<&str>) -> String {
    let text = format!("{quantity}");
    let (whole, rest) = text.split_once('.').unwrap_or((&text, ""));
    let whole = crate::text::number(whole.parse().unwrap_or_default());
    let number = if rest.is_empty() { whole } else { format!("{whole},{rest}") };
    unit.filter(|unit| !unit.is_empty()).map_or_else(|| number.clone(), |unit| format!("{number} {unit}"))
}
