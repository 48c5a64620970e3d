//! Real lists from outside, where they are at hand: they are not part of the project, so the test says so and
//! passes where they are not. Row counts were written down by hand from the files.

use lienhiep_core::excel::reading::{Limits, read_list};
use lienhiep_core::import::{ReadingChoices, read};
use lienhiep_tests::{day, reader_program};
use std::path::{Path, PathBuf};

/// Part of the file name, people in it (`None`: not a list of people), first header row.
const EXPECTED: &[(&str, Option<usize>, u32)] = &[
    ("misa_manhnv_", Some(6), 1),
    ("misa_haiduong_", Some(6), 1),
    ("misa_lao_dong_", Some(2), 1),
    ("nghiale1_Mau_import", Some(1), 7),
    ("nghiale1_Mau_thong_ke_1", None, 0),
    ("nghiale1_THONG_KE", None, 0),
    ("nghiale1_TuDienQuanHuyen", None, 0),
    ("kenzouno1_data", None, 0),
    ("boorng_Danh_sach_hoc_sinh", Some(3), 1),
    ("boorng_StudentAdd", Some(3), 1),
    ("boorng_Student6A", Some(4), 1),
    ("huetv_ExportExcel", Some(10), 1),
    ("nvhai_danhsach_empty", None, 0),
    ("daoduckhiem_1000", Some(1000), 1),
    ("delta94_national", Some(6511), 1),
    ("dxhoan_", Some(3), 1),
    ("huuhuybn_PT13352", Some(31), 4),
    ("huuhuybn_PT13353", Some(15), 6),
    ("huuhuybn_PT13354", Some(13), 6),
    ("lamsoc_", Some(15), 2),
    ("lna_DANH_SACH_HO_TRO", Some(23), 3),
    ("lna_di_du_hoi_nghi", Some(2), 2),
    ("lna_diem_ren_luyen", Some(49), 1),
    ("lna_hoc_bong", Some(122), 3),
    ("nghiale1_DSSV.", Some(99), 3),
    ("nghiale1_DSSV_TN_dot1", Some(322), 1),
    ("nghiale1_DSSV_TN_dot2", Some(54), 1),
    ("nghiale1_khaosat", Some(199), 1),
    ("ngovanmuoi_DanhSachDangKy", Some(12), 2),
    ("ngovanmuoi_DanhSachNhanVien", Some(7), 1),
    ("nguyenhuy_DS_NopDon_mot_ngay", Some(77), 1),
    ("nguyenhuy_DS_NopDon_nhieu_ngay", Some(67), 1),
    ("thuanhuynh_danhsach", Some(9), 1),
    ("vandertyson_danhsach", Some(46), 1),
    ("vanthin_danh_sach", Some(124), 1),
    ("members_utf8.", Some(400), 1),
    ("members_utf8_bom", Some(400), 1),
    ("members_utf8_nfd", Some(400), 1),
    ("members_utf16le_bom", Some(400), 1),
    ("members_windows1258", Some(400), 1),
    ("members_semicolon", Some(400), 1),
    ("members_tab", Some(400), 1),
];

fn files_under(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files_under(&path, found);
        } else if path.file_name().is_some_and(|name| name != "manifest.csv") {
            found.push(path);
        }
    }
}

#[test]
fn real_lists_are_read_as_counted_by_hand() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/vietnamese");
    let mut files = Vec::new();
    files_under(&folder, &mut files);
    if files.is_empty() {
        println!("skipped: no outside lists at {}", folder.display());
        return;
    }
    files.sort();
    let mut wrong = Vec::new();
    for path in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let reading = read_list(path, None, &reader_program(), Limits::default(), &mut || true)
            .map_err(|refusal| refusal.to_string())
            .and_then(|list| {
                read(&list, &ReadingChoices::default(), day("2026-11-22"), &[]).map_err(|refusal| refusal.to_string())
            });
        let seen = reading.as_ref().ok().map(|r| (r.rows.len(), r.header_rows.first().copied().unwrap_or(0)));
        match &reading {
            Ok(r) => {
                let fields: Vec<String> = r.columns.iter().filter_map(|c| c.field).map(|f| f.name()).collect();
                println!("{name}: {} người, tiêu đề {:?}, cột: {}", r.rows.len(), r.header_rows, fields.join(" "));
            }
            Err(sentence) => println!("{name}: {sentence}"),
        }
        if let Some((_, people, header)) = EXPECTED.iter().find(|(part, ..)| name.contains(part))
            && seen != people.map(|count| (count, *header))
        {
            wrong.push(format!("{name}: {seen:?}, expected {people:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn one_list_in_nine_encodings_reads_alike() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/vietnamese/encodings");
    if !folder.exists() {
        println!("skipped: no outside lists at {}", folder.display());
        return;
    }
    let people = |name: &str| {
        let list = read_list(&folder.join(name), None, &reader_program(), Limits::default(), &mut || true).unwrap();
        read(&list, &ReadingChoices::default(), day("2026-11-22"), &[]).unwrap().rows
    };
    let truth = people("members_utf8.csv");
    for name in [
        "members_utf8_bom.csv",
        "members_utf8_nfd.csv",
        "members_utf16le_bom.csv",
        "members_windows1258.csv",
        "members_semicolon.csv",
        "members_tab.txt",
        "members_tcvn3_abc.csv",
        "members_vni.csv",
    ] {
        for (one, meant) in people(name).iter().zip(&truth) {
            assert_eq!(one, meant, "{name}");
        }
        assert_eq!(people(name).len(), truth.len(), "{name}");
    }
}

#[test]
fn outside_workbooks_of_all_kinds_are_read_or_refused_with_a_sentence() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/data/spreadsheets");
    let mut files = Vec::new();
    files_under(&folder, &mut files);
    if files.is_empty() {
        println!("skipped: no outside workbooks at {}", folder.display());
        return;
    }
    let (mut read_count, mut refused) = (0, 0);
    for path in &files {
        let started = std::time::Instant::now();
        match read_list(path, None, &reader_program(), Limits::default(), &mut || true) {
            Ok(list) => {
                read_count += 1;
                // Finding the header must not break on any of them either.
                let _ = read(&list, &ReadingChoices::default(), day("2026-11-22"), &[]);
            }
            Err(refusal) => {
                refused += 1;
                assert!(refusal.to_string().contains("ãy "), "{}: {refusal}", path.display());
            }
        }
        assert!(started.elapsed().as_secs() < 22, "{} took {:?}", path.display(), started.elapsed());
    }
    println!("{read_count} read, {refused} refused with a sentence");
}
