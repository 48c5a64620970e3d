//! `cargo xtask licences`: under which licence each foreign part of the program is, for “Giới thiệu”.
//!
//! `assets/licences.tsv` is committed: what (`rust`, `npm`), name, version, licence. Which parts there are is told by the
//! two lock files alone, so that a test can say offline that the list is stale; their licences come from the packages.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::folders;
use crate::steps::{Stop, step};

/// The programs that an office gets.
const SHIPPED: [&str; 2] = ["so-lien-hiep", "lienhiep-cli"];
/// A package of npm that is compiled into the page, although it is listed among the tools.
const COMPILED_IN: [&str; 1] = ["svelte"];
/// Packages that state their licence in a file alone.
const STATED_IN_FILE: [(&str, &str); 1] = [("svelte-toolbelt", "MIT")];
/// Where a part comes from, its name, its version.
type Part = (&'static str, String, String);

/// Writes the list anew.
pub fn licences() -> Result<(), Stop> {
    let root = folders::root();
    step("Lập danh sách giấy phép", "Cần mạng để đọc các gói chưa có trên máy.", || {
        let known = of_crates()?.into_iter().chain(of_pages(&root)?).collect::<BTreeMap<Part, String>>();
        let mut text = String::new();
        for part in parts(&root)? {
            let stated = known.get(&part).filter(|licence| !licence.is_empty());
            let licence = stated.ok_or_else(|| format!("Không rõ giấy phép của {} {}", part.1, part.2))?;
            text.push_str(&format!("{}\t{}\t{}\t{licence}\n", part.0, part.1, part.2));
        }
        std::fs::write(list(&root), text).map_err(|error| error.to_string())
    })
}

fn list(root: &Path) -> PathBuf {
    root.join("assets/licences.tsv")
}

/// Every foreign part that the lock files name, on whatever system.
fn parts(root: &Path) -> Result<BTreeSet<Part>, String> {
    let lock = std::fs::read_to_string(root.join("Cargo.lock")).map_err(|error| error.to_string())?;
    let crates = closure(&lock).into_iter().map(|(name, version)| ("rust", name, version));
    let pages = npm(root)?.into_iter().map(|(name, version, _)| ("npm", name, version));
    Ok(crates.chain(pages).collect())
}

/// A package of the lock file: whether it is foreign, and what it needs, as `name` or `name version`.
struct Locked {
    is_foreign: bool,
    needs: Vec<String>,
}

/// The foreign packages that the shipped programs need, by the lock file.
fn closure(lock: &str) -> BTreeSet<(String, String)> {
    let mut packages: BTreeMap<(String, String), Locked> = BTreeMap::new();
    for block in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = block.lines().find_map(|line| line.strip_prefix(key))?;
            Some(line.trim_start_matches(" = ").trim_matches('"').to_owned())
        };
        let (Some(name), Some(version)) = (value("name"), value("version")) else { continue };
        let needs = block.split_once("dependencies = [").map_or("", |(_, rest)| rest.split(']').next().unwrap_or(""));
        let needs =
            needs.split(',').map(|need| need.trim().trim_matches('"').to_owned()).filter(|need| !need.is_empty());
        let is_foreign = value("source").is_some();
        packages.insert((name, version), Locked { is_foreign, needs: needs.collect() });
    }
    let mut found = BTreeSet::new();
    let mut ahead: Vec<(String, String)> =
        packages.keys().filter(|(name, _)| SHIPPED.contains(&name.as_str())).cloned().collect();
    while let Some(key) = ahead.pop() {
        let Some(package) = packages.get(&key) else { continue };
        if found.contains(&key) {
            continue;
        }
        for need in &package.needs {
            let (name, version) = need.split_once(' ').map_or((need.as_str(), None), |(name, rest)| (name, Some(rest)));
            let wanted = |key: &&(String, String)| key.0 == name && version.is_none_or(|version| key.1 == version);
            ahead.extend(packages.keys().filter(wanted).cloned());
        }
        found.insert(key);
    }
    found.retain(|key| packages.get(key).is_some_and(|package| package.is_foreign));
    found
}

/// The packages of npm that go into the page, with their licences.
fn npm(root: &Path) -> Result<Vec<(String, String, String)>, String> {
    let text = std::fs::read_to_string(root.join("ui/package-lock.json")).map_err(|error| error.to_string())?;
    let lock: Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let packages = lock["packages"].as_object().ok_or("package-lock.json: không có “packages”")?;
    let shipped = packages.iter().filter_map(|(path, package)| {
        let name = path.rsplit_once("node_modules/")?.1;
        let is_tool = package["dev"] == true || package["devOptional"] == true || package["peer"] == true;
        let goes_in = !is_tool || COMPILED_IN.contains(&name);
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        let in_file = STATED_IN_FILE.iter().find(|(of, _)| *of == name).map(|(_, licence)| (*licence).to_owned());
        goes_in.then(|| (name.to_owned(), text("version"), in_file.unwrap_or_else(|| text("license"))))
    });
    Ok(shipped.collect())
}

fn of_pages(root: &Path) -> Result<Vec<(Part, String)>, String> {
    let packages = npm(root)?.into_iter();
    Ok(packages.map(|(name, version, licence)| (("npm", name, version), licence)).collect())
}

/// The licences that the crates themselves state.
fn of_crates() -> Result<Vec<(Part, String)>, String> {
    let told = folders::cargo(["metadata", "--format-version", "1", "--locked"]).answer()?;
    let metadata: Value = serde_json::from_str(&told).map_err(|error| error.to_string())?;
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let text = |package: &Value, key: &str| package[key].as_str().unwrap_or_default().to_owned();
    Ok(packages
        .map(|package| (("rust", text(package, "name"), text(package, "version")), text(package, "license")))
        .filter(|(_, licence)| !licence.is_empty())
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_licences_is_that_of_the_lock_files() {
        let root = folders::root();
        let text = std::fs::read_to_string(list(&root)).expect("assets/licences.tsv");
        let listed: BTreeSet<(String, String, String)> = text
            .lines()
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                assert!(cells.len() == 4 && !cells[3].is_empty(), "a part without its licence: {line}");
                (cells[0].to_owned(), cells[1].to_owned(), cells[2].to_owned())
            })
            .collect();
        let wanted: BTreeSet<(String, String, String)> = parts(&root)
            .expect("lock files")
            .into_iter()
            .map(|(kind, name, version)| (kind.to_owned(), name, version))
            .collect();
        assert_eq!(listed, wanted, "stale: run `cargo xtask licences` and commit the list");
    }

    #[test]
    fn only_what_the_programs_need_is_shipped() {
        let lock = "version = 4\n[[package]]\nname = \"so-lien-hiep\"\nversion = \"0.1.0\"\ndependencies = [\n \"a\",\n]\n\
            [[package]]\nname = \"a\"\nversion = \"1.0.0\"\nsource = \"r\"\ndependencies = [\n \"b 2.0.0\",\n]\n\
            [[package]]\nname = \"b\"\nversion = \"1.0.0\"\nsource = \"r\"\n\
            [[package]]\nname = \"b\"\nversion = \"2.0.0\"\nsource = \"r\"\n\
            [[package]]\nname = \"test\"\nversion = \"2.0.0\"\nsource = \"r\"\n";
        let named = |name: &str, version: &str| (name.to_owned(), version.to_owned());
        assert_eq!(closure(lock), BTreeSet::from([named("a", "1.0.0"), named("b", "2.0.0")]));
    }
}
