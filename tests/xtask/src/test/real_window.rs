//! The main job in the real window, driven by WebDriver under a screen of its own.

use super::counts::{counted, node_test};
use crate::display::Screen;
use crate::folders::{self, Profile, built};
use crate::machine::node_tests;
use crate::sample;
use crate::steps::Found;
use crate::webdriver;
use crate::window::{self, CLI, WINDOW};
use std::time::Duration;

const LIMIT: Duration = Duration::from_secs(10 * 60);

pub fn check() -> Result<Found, String> {
    let driver = webdriver::installed()?;
    window::build(Profile::Dev)?;
    let file = sample::default_file("window")?;
    sample::fresh(Profile::Dev, &file)?;
    let screen = Screen::start(1280, 720)?;
    let node = node_tests(&folders::root().join("tests/window"))?
        .env("DISPLAY", screen.name())
        .env("GDK_BACKEND", "x11")
        .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
        .env("LIENHIEP_DRIVER", driver)
        .env("LIENHIEP_WINDOW", built(Profile::Dev, WINDOW))
        .env("LIENHIEP_CLI", built(Profile::Dev, CLI))
        .env("LIENHIEP_SAMPLE", &file)
        .env("LIENHIEP_PICTURES", folders::output("window")?);
    Ok(counted(&node.echoed(LIMIT)?, node_test))
}
