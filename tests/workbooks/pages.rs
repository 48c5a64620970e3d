//! The printed pages of the workbook, as LibreOffice makes them: heads that are repeated, numbers of pages, no group named
//! at the foot of a page, no total and no signature alone on one. `cargo xtask pages` makes pictures of them for the eye.

mod hand;

use std::path::Path;
use std::process::Command;

use lienhiep_core::excel::workbook;
use lienhiep_core::reports::data::{Edition, ReportData};

/// The report made by hand, with as many lines as an office of some size has: every table takes several pages.
fn long_report() -> ReportData {
    let mut data = hand::report();
    let of =
        |prefix: &str, count: usize| (1..=count).map(move |at| (at, format!("{prefix}{at:03}"))).collect::<Vec<_>>();
    let (organization, task) = (data.organizations[0].clone(), data.tasks[0].clone());
    data.organizations = of("Hội thành viên số ", 70)
        .into_iter()
        .map(|(_, name)| {
            let mut line = organization.clone();
            line.name = name;
            line
        })
        .collect();
    data.tasks = of("Nội dung nhiệm vụ của kế hoạch, số ", 90)
        .into_iter()
        .map(|(at, content)| {
            let mut line = task.clone();
            line.group = format!("Nhóm thứ {:03}", (at - 1) / 3);
            // Rows of one line to six, so that pages end everywhere.
            line.content = format!("{content}{}", " và những việc kèm theo nó".repeat(at % 6));
            line
        })
        .collect();
    let (deadline, submission) = (data.deadlines[0].clone(), data.submissions[0].clone());
    data.deadlines = (0..45)
        .map(|at| {
            let mut line = deadline.clone();
            line.overdue = at < 30;
            line
        })
        .collect();
    data.submissions = vec![submission; 90];
    data.sections.last_mut().expect("a section").text =
        format!("{}Lời cuối cùng của báo cáo.", "Đoạn văn. ".repeat(40));
    data
}

/// The pages of a file as text, in the order of its sheets.
fn pages(data: &ReportData, edition: Edition) -> Vec<String> {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("report.xlsx");
    std::fs::write(&path, workbook::write(data, edition, &mut |_, _| Ok(())).expect("a workbook")).expect("written");
    let missing = "run `cargo xtask test`, or install libreoffice-calc-nogui and poppler-utils";
    Command::new("soffice")
        .arg(format!("-env:UserInstallation=file://{}", folder.path().join("profile").display()))
        .args(["--headless", "--convert-to", "pdf", "--outdir"])
        .arg(folder.path())
        .arg(&path)
        .output()
        .expect(missing);
    let text = Command::new("pdftotext").arg("-layout").arg(folder.path().join("report.pdf")).arg("-").output();
    let text = String::from_utf8(text.expect(missing).stdout).expect("UTF-8");
    let mut pages: Vec<String> = text.split('\u{c}').map(str::to_owned).collect();
    // A form feed stands behind each page.
    assert_eq!(pages.pop().as_deref().map(str::trim), Some(""), "{}", Path::new("report.pdf").display());
    pages
}

/// The lines of a page that say something.
fn said(page: &str) -> Vec<&str> {
    page.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
}

/// The pages of each sheet, which begins with one of these titles.
fn sheets<'p>(pages: &'p [String], titles: &[&'static str]) -> Vec<(&'static str, Vec<&'p str>)> {
    let mut sheets: Vec<(&str, Vec<&str>)> = Vec::new();
    for page in pages {
        let lines = said(page);
        let title = titles.iter().find(|title| lines.iter().take(8).any(|line| line == *title));
        match (title, sheets.last_mut()) {
            (Some(title), _) => sheets.push((*title, vec![page])),
            (None, Some((_, pages))) => pages.push(page),
            (None, None) => panic!("the first page has no title: {page}"),
        }
    }
    sheets
}

const TITLES: [&str; 8] =
    ["BÁO CÁO", "Phụ lục I", "Phụ lục II", "Phụ lục III", "Phụ lục IV", "Phụ lục V", "Phụ lục VI", "Biểu đồ"];

#[test]
fn every_page_of_the_edition_to_send_can_be_laid_before_a_reader() {
    let data = long_report();
    let pages = pages(&data, Edition::Sent);
    let sheets = sheets(&pages, &TITLES);
    let found: Vec<&str> = sheets.iter().map(|(title, _)| *title).collect();
    assert_eq!(found, TITLES, "each sheet begins a page, once");
    // A word of the head of each table, and how many pages it may take at most.
    let tables = [
        ("Phụ lục I", "Tên tổ chức", 2..=4),
        ("Phụ lục II", "Nội dung nhiệm vụ", 5..=15),
        ("Phụ lục III", "Nội dung nhiệm vụ", 2..=6),
        ("Phụ lục IV", "Chỉ tiêu", 1..=2),
        ("Phụ lục V", "Cơ quan nêu", 1..=3),
        ("Phụ lục VI", "Tổ chức", 2..=4),
    ];
    for (title, head, bounds) in tables {
        let (_, pages) = sheets.iter().find(|(name, _)| *name == title).expect("the sheet");
        assert!(bounds.contains(&pages.len()), "{title} takes {} pages", pages.len());
        for (at, page) in pages.iter().enumerate() {
            assert!(page.contains(head), "{title}, page {}: no head\n{page}", at + 1);
        }
    }
    for (title, pages) in &sheets {
        for (at, page) in pages.iter().enumerate() {
            let lines = said(page);
            assert!(lines.len() > 5, "{title}, page {}, is nearly empty: {page}", at + 1);
            let number = (at + 1).to_string();
            let is_numbered = lines.first().is_some_and(|line| *line == number);
            assert_eq!(is_numbered, at > 0, "{title}, page {}: {:?}", at + 1, lines.first());
            let last = lines.last().copied().unwrap_or_default();
            let names_a_group = ["Nhóm thứ", "Tổng hợp", "Hội thành viên (", "Sắp đến hạn ("];
            assert!(
                !names_a_group.iter().any(|name| last.contains(name)),
                "{title}, page {}, ends with {last}",
                at + 1
            );
        }
    }
    // The total of PL I has rows above it, and the signature has words.
    let (_, members) = &sheets[1];
    let last = members.iter().find(|page| page.contains("Tổng cộng")).expect("a total");
    assert!(last.contains("Hội thành viên số 070"), "the total stands with what it sums up: {last}");
    let (_, report) = &sheets[0];
    let signed = report.last().expect("a page");
    assert!(signed.contains("Nơi nhận:") && signed.contains("Lời cuối cùng của báo cáo."), "{signed}");
}

#[test]
fn the_proof_says_what_to_print_and_prints_no_list_of_persons() {
    let pages = pages(&hand::report(), Edition::Proof);
    let cover = said(&pages[0]).join(" ");
    assert!(cover.contains("In để lưu hồ sơ: Báo cáo, Phụ lục I đến VI"), "{cover}");
    assert!(cover.contains("không in: các trang “Dòng…”, “Chỉ mục…” (có tên người)"), "{cover}");
    for person in hand::report().memberships.iter().map(|row| row.full_name.as_str()) {
        assert!(!pages.iter().any(|page| page.contains(person)), "{person} is printed");
    }
}
