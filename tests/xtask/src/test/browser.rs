//! Every screen in Chromium, over the command line's server.

use super::counts::{counted, node_test};
use crate::folders::{self, Profile, built};
use crate::interface;
use crate::machine::{browser, node_tests};
use crate::sample;
use crate::steps::Found;
use crate::window::CLI;
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(15 * 60);

pub fn check() -> Result<Found, String> {
    let folder = folders::root().join("tests/browser");
    interface::packages(&folder).map_err(|stop| stop.to_string())?;
    folders::cargo(["build", "-p", CLI]).shown()?;
    let file = sample::default_file("browser")?;
    sample::fresh(Profile::Dev, &file)?;
    let browser = browser().ok_or("Máy chưa có Chromium.")?;
    let node = node_tests(&folder)?
        .env("LIENHIEP_CLI", built(Profile::Dev, CLI))
        .env("LIENHIEP_SAMPLE", &file)
        .env("LIENHIEP_UI", folders::ui().join("dist"))
        .env("LIENHIEP_BROWSER", browser)
        .env("LIENHIEP_PICTURES", folders::output("browser")?);
    Ok(counted(&node.echoed(LIMIT)?, node_test))
}
