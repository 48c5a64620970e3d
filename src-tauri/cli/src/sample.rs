//! `sample`: a new data file with the sample office.

use std::process::ExitCode;

use lienhiep_core::error::Failure;
use lienhiep_core::sample::{CreateSample, create_sample};

use crate::arguments::{Arguments, Sample};
use crate::output::{Output, watched_job};
use crate::setting;

/// Makes the sample office at `--data`; the story ends on `--today`.
pub fn run(arguments: &Arguments, sample: &Sample, output: &Output) -> Result<ExitCode, Failure> {
    let request = CreateSample {
        path: setting::data(arguments).to_string_lossy().into_owned(),
        people: sample.people,
        seed: sample.seed,
        today: arguments.today,
    };
    let book = create_sample(&setting::session(arguments), request, &watched_job())?;
    if output.is_json() {
        output.value(&book);
    } else {
        output.line(&format!("Đã tạo sổ mẫu “{}”.", book.path));
    }
    Ok(ExitCode::SUCCESS)
}
