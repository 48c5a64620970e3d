//! The interface's own checks, through the scripts of its package.

use super::counts::{counted, single, vitest};
use crate::folders;
use crate::machine::node_program;
use crate::process::Printed;
use crate::steps::Found;

fn script(name: &str) -> Result<Printed, String> {
    node_program("npm")?.args(["run", "--silent", name]).inside(&folders::ui()).printed()
}

pub fn lint() -> Result<Found, String> {
    Ok(single(&script("lint")?))
}

pub fn types() -> Result<Found, String> {
    Ok(single(&script("check")?))
}

pub fn tests() -> Result<Found, String> {
    Ok(counted(&script("test")?, vitest))
}
