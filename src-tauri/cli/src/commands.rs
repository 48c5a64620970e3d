//! `commands`: the table itself, for readers and for the window's types.

use std::path::Path;
use std::process::ExitCode;

use lienhiep_core::api::{describe, typescript};
use lienhiep_core::error::Failure;
use lienhiep_core::excel::templates::{TableTemplate, bytes};
use lienhiep_core::storage::schema_text;

use crate::arguments::Commands;
use crate::error::CliError;
use crate::output::Output;

/// Prints the table, or writes what is generated from it.
pub fn run(commands: &Commands, output: &Output) -> Result<ExitCode, Failure> {
    if let Some(folder) = &commands.typescript {
        let text = typescript();
        std::fs::create_dir_all(folder).map_err(|error| CliError::not_written(folder, &error))?;
        write(&folder.join("types.ts"), &text.types)?;
        write(&folder.join("commands.ts"), &text.commands)?;
        write(&folder.join("labels.ts"), &text.labels)?;
    }
    if let Some(file) = &commands.schema {
        write(file, &schema_text()?)?;
    }
    if let Some(folder) = &commands.templates {
        std::fs::create_dir_all(folder).map_err(|error| CliError::not_written(folder, &error))?;
        for template in TableTemplate::ALL {
            let path = folder.join(template.file_name());
            let refused = |reason: String| CliError::not_written(&path, &std::io::Error::other(reason));
            let bytes = bytes(*template).map_err(refused)?;
            std::fs::write(&path, bytes).map_err(|error| CliError::not_written(&path, &error))?;
        }
    }
    if commands.typescript.is_none() && commands.schema.is_none() && commands.templates.is_none() {
        print(output);
    }
    Ok(ExitCode::SUCCESS)
}

fn print(output: &Output) {
    let table = describe();
    if output.is_json() {
        return output.value(&table);
    }
    for command in table {
        output.line(&format!(
            "{:<28} {} → {}\n{:<28} {}",
            command.name, command.request, command.answer, "", command.doc
        ));
    }
}

fn write(path: &Path, text: &str) -> Result<(), Failure> {
    Ok(std::fs::write(path, text).map_err(|error| CliError::not_written(path, &error))?)
}
