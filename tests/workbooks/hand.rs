//! A small report made by hand: every figure below was counted on paper, none by the program.

use chrono::NaiveDate;
use lienhiep_core::reports::data::*;

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// The whole report, closed.
pub fn report() -> ReportData {
    ReportData {
        is_sample: false,
        letterhead: letterhead(),
        period: PeriodHead {
            code: "2026-Q3".into(),
            title: "quý III năm 2026".into(),
            starts_on: day("2026-06-15"),
            cutoff_on: day("2026-09-14"),
            same_period_title: "quý III năm 2025".into(),
            closed_on: Some(day("2026-09-16")),
            edition_number: 1,
            replacement_reason: None,
            opening_from: Some("quý II năm 2026".into()),
            opening_code: Some("2026-Q2".into()),
            opening_cutoff_on: Some(day("2026-06-14")),
            open_before: Vec::new(),
            open_before_titles: Vec::new(),
        },
        sections: sections(),
        organizations: organizations(),
        persons: PersonTotals {
            figures: MemberFigures {
                opening: 4,
                increase: 1,
                decrease: 1,
                closing: 4,
                female: 2,
                professors: 0,
                associate_professors: 1,
                doctors: 1,
                masters: 1,
                bachelors: 1,
                others: 1,
            },
            reconciliation: 0,
        },
        tasks: tasks(),
        deadlines: deadlines(),
        indicators: indicators(),
        obstacles: obstacles(),
        submissions: submissions(),
        checks: checks(),
        memberships: memberships(),
    }
}

fn letterhead() -> ReportHead {
    ReportHead {
        parent_lines: vec!["Ủy ban nhân dân tỉnh Đắk Lắk".into()],
        issuer: "Liên hiệp các Hội Khoa học và Kỹ thuật tỉnh Đắk Lắk".into(),
        doc_number: Some(5),
        doc_symbol: "BC-LHH".into(),
        place: "Đắk Lắk".into(),
        signed_on: Some(day("2026-09-05")),
        addressees: vec!["Ủy ban nhân dân tỉnh Đắk Lắk".into()],
        authority: "TM. Ban Thường vụ".into(),
        signer_title: "Chủ tịch".into(),
        signer_name: "Nguyễn Văn Mẫu".into(),
        recipients: vec![
            "Như trên".into(),
            "Sở Khoa học và Công nghệ".into(),
            "Các hội thành viên, đơn vị trực thuộc".into(),
        ],
        archive: "VT, VP".into(),
    }
}

fn section(key: &str, number: &str, level: u8, heading: &str, text: &str) -> Section {
    Section { key: key.into(), number: number.into(), level, heading: heading.into(), text: text.into() }
}

/// Long enough to fill more than a page.
fn sections() -> Vec<Section> {
    let long = "Trong kỳ, Liên hiệp hội đã phối hợp với các sở, ban, ngành và các hội thành viên tổ chức quán triệt, thông tin rộng rãi về chủ trương, chính sách của Đảng và Nhà nước đối với đội ngũ trí thức khoa học và công nghệ; các nội dung được lồng ghép trong sinh hoạt định kỳ của các hội, các lớp tập huấn và trên trang thông tin điện tử.";
    vec![
        section("results", "I", 1, "KẾT QUẢ THỰC HIỆN", ""),
        section("results.thorough", "1", 2, "Công tác quán triệt, triển khai", long),
        section(
            "results.organization",
            "2",
            2,
            "Phát triển tổ chức hội và hội viên",
            &format!("Đến ngày 14/09/2026 có 03 tổ chức với 06 lượt hội viên, 04 người.\n{long}"),
        ),
        section("results.advice", "3", 2, "Tư vấn, phản biện và giám định xã hội", &format!("{long}\n{long}")),
        section("results.knowledge", "4", 2, "Phổ biến kiến thức", long),
        section("results.plan", "5", 2, "Tiến độ thực hiện kế hoạch", long),
        section("assessment", "II", 1, "ĐÁNH GIÁ CHUNG", &format!("{long}\n{long}")),
        section("next", "III", 1, "PHƯƠNG HƯỚNG KỲ TỚI", long),
        section(
            "proposals",
            "IV",
            1,
            "ĐỀ XUẤT, KIẾN NGHỊ",
            "=Đề nghị Ủy ban nhân dân tỉnh xem xét (dòng này bắt đầu bằng dấu bằng và vẫn là chữ).",
        ),
    ]
}

fn organizations() -> Vec<OrganizationLine> {
    vec![
        OrganizationLine {
            organization_id: 11,
            code: "YHOC".into(),
            group: OrganizationGroup::MemberAssociation,
            name: "Hội Y học".into(),
            kind_label: "Hội thành viên".into(),
            branch_count: 2,
            branches: vec!["Chi hội Buôn Ma Thuột".into(), "Chi hội Krông Pắc".into()],
            members: MemberFigures {
                opening: 3,
                increase: 1,
                decrease: 1,
                closing: 3,
                female: 2,
                professors: 0,
                associate_professors: 1,
                doctors: 1,
                masters: 1,
                bachelors: 1,
                others: 0,
            },
            reconciliation: 0,
            declared_count: Some(5),
            updated_on: Some(day("2026-08-20")),
            note: String::new(),
            has_ended: false,
        },
        OrganizationLine {
            organization_id: 12,
            code: "CAUDUONG".into(),
            group: OrganizationGroup::MemberAssociation,
            name: "Hội Khoa học Kỹ thuật Cầu đường và các công trình giao thông trên địa bàn tỉnh".into(),
            kind_label: "Hội thành viên".into(),
            branch_count: 1,
            branches: vec!["Chi hội Ea Kar".into()],
            members: MemberFigures {
                opening: 1,
                increase: 1,
                decrease: 0,
                closing: 2,
                female: 1,
                professors: 0,
                associate_professors: 1,
                doctors: 1,
                masters: 0,
                bachelors: 0,
                others: 1,
            },
            reconciliation: 0,
            declared_count: None,
            updated_on: Some(day("2026-09-01")),
            note: "Chưa gửi số kê khai".into(),
            has_ended: false,
        },
        OrganizationLine {
            organization_id: 13,
            code: "TUVAN".into(),
            group: OrganizationGroup::AffiliatedUnit,
            name: "Trung tâm Tư vấn".into(),
            kind_label: "Đơn vị trực thuộc".into(),
            branch_count: 0,
            branches: Vec::new(),
            members: MemberFigures {
                opening: 1,
                increase: 0,
                decrease: 0,
                closing: 1,
                female: 1,
                professors: 0,
                associate_professors: 0,
                doctors: 0,
                masters: 1,
                bachelors: 0,
                others: 0,
            },
            reconciliation: 0,
            declared_count: Some(1),
            updated_on: None,
            note: String::new(),
            has_ended: false,
        },
    ]
}

/// Places where a membership counts: opening, increase, decrease, closing, then the same of persons.
fn member(number: u32, name: &str, sex: &str, title: &str, education: &str, flags: [u8; 8]) -> MembershipRow {
    let flag = |place: usize| flags[place] == 1;
    MembershipRow {
        membership_id: 100,
        organization_number: number,
        full_name: name.into(),
        birth_on: "1962-05-17".into(),
        sex: sex.into(),
        academic_title: title.into(),
        education: education.into(),
        employer: "Bệnh viện Đa khoa vùng Tây Nguyên".into(),
        branch: String::new(),
        membership_type: "Chính thức".into(),
        admitted_on: "2019-05".into(),
        ended_on: String::new(),
        end_reason: String::new(),
        in_opening: flag(0),
        in_increase: flag(1),
        in_decrease: flag(2),
        in_closing: flag(3),
        person_opening: flag(4),
        person_increase: flag(5),
        person_decrease: flag(6),
        person_closing: flag(7),
    }
}

/// Four persons at the cut-off hold six memberships; one person left, one is new.
fn memberships() -> Vec<MembershipRow> {
    vec![
        member(1, "H’ Linh Niê", "Nữ", "", "ThS", [1, 0, 0, 1, 1, 0, 0, 1]),
        member(1, "Đặng Thị Ánh", "Nữ", "PGS", "TS", [1, 0, 0, 1, 1, 0, 0, 1]),
        member(1, "Phạm Văn Đức", "Nam", "", "ĐH", [0, 1, 0, 1, 0, 1, 0, 1]),
        member(1, "Trần Văn Yến", "Nam", "", "ThS", [1, 0, 1, 0, 1, 0, 1, 0]),
        member(2, "Đặng Thị Ánh", "Nữ", "PGS", "TS", [0, 1, 0, 1, 0, 0, 0, 0]),
        member(2, "Y Thuột Kđoh", "Nam", "", "Khác", [1, 0, 0, 1, 1, 0, 0, 1]),
        member(3, "H’ Linh Niê", "Nữ", "", "ThS", [1, 0, 0, 1, 0, 0, 0, 0]),
    ]
}

fn task(
    code: &str,
    content: &str,
    lead: &str,
    due: Option<&str>,
    state: &str,
    quadrant: Quadrant,
    tone: StateTone,
) -> TaskLine {
    TaskLine {
        task_id: 1,
        plan: "Kế hoạch số 5395/KH-UBND ngày 18/6/2021 của UBND tỉnh (dữ liệu mẫu)".into(),
        group: if code.starts_with("I.") {
            "I. Quán triệt, thông tin rộng rãi về chủ trương, chính sách"
        } else {
            "II. Phát huy chức năng, nhiệm vụ của Liên hiệp hội và các hội thành viên"
        }
        .into(),
        code: code.into(),
        content: content.into(),
        lead_agency: lead.into(),
        coordinating_agencies: vec!["Sở Nội vụ".into(), "Các hội thành viên".into()],
        schedule_text: "Hằng năm".into(),
        due_on: due.map(day),
        deliverable: "Báo cáo".into(),
        result: "Đã tổ chức 02 hội nghị với 250 lượt người tham dự".into(),
        percent: Some(40),
        state_label: state.into(),
        quadrant,
        tone,
        ..TaskLine::default()
    }
}

fn tasks() -> Vec<TaskLine> {
    vec![
        task(
            "I.1",
            "Tổ chức hội nghị quán triệt Chỉ thị 42-CT/TW",
            "Sở Khoa học và Công nghệ",
            Some("2026-08-31"),
            "Hoàn thành đúng hạn",
            Quadrant::DoneOnTime,
            StateTone::Done,
        ),
        task(
            "I.2",
            "Tuyên truyền trên báo, đài",
            "Sở Khoa học và Công nghệ",
            Some("2026-07-31"),
            "Hoàn thành quá hạn",
            Quadrant::DoneLate,
            StateTone::DoneLate,
        ),
        task(
            "II.1",
            "Kiện toàn tổ chức của các hội thành viên",
            "Liên hiệp hội",
            Some("2026-09-01"),
            "Đang thực hiện quá hạn",
            Quadrant::OpenLate,
            StateTone::Overdue,
        ),
        task(
            "II.2",
            "Tư vấn, phản biện các đề án lớn của tỉnh",
            "Liên hiệp hội",
            None,
            "Hoàn thành (không có hạn)",
            Quadrant::DoneNoDeadline,
            StateTone::Done,
        ),
        task(
            "II.3",
            "Tổ chức hội thi sáng tạo kỹ thuật",
            "Liên hiệp hội",
            Some("2026-09-20"),
            "Đang thực hiện, sắp đến hạn",
            Quadrant::OpenOnTime,
            StateTone::DueSoon,
        ),
        task(
            "II.4",
            "Xây dựng quỹ hỗ trợ",
            "Sở Tài chính",
            Some("2026-12-31"),
            "Tạm dừng",
            Quadrant::OpenOnTime,
            StateTone::Idle,
        ),
    ]
}

fn deadlines() -> Vec<DeadlineLine> {
    vec![
        DeadlineLine {
            task_id: 3,
            code: "II.1".into(),
            content: "Kiện toàn tổ chức của các hội thành viên".into(),
            lead_agency: "Liên hiệp hội".into(),
            original_due_on: Some(day("2026-06-30")),
            due_on: day("2026-09-01"),
            overdue: true,
            days: 13,
            state_label: "Đang thực hiện quá hạn".into(),
            reason: "Chờ hướng dẫn sắp xếp sau hợp nhất tỉnh".into(),
            extension_count: 1,
            extensions: vec![ExtensionRow {
                decided_on: day("2026-06-20"),
                from_due_on: day("2026-06-30"),
                to_due_on: day("2026-09-01"),
                reason: "Chờ hướng dẫn sắp xếp sau hợp nhất tỉnh".into(),
                doc_number: String::new(),
            }],
            late_occurrence_count: 0,
        },
        DeadlineLine {
            task_id: 5,
            code: "II.3".into(),
            content: "Tổ chức hội thi sáng tạo kỹ thuật".into(),
            lead_agency: "Liên hiệp hội".into(),
            original_due_on: Some(day("2026-09-20")),
            due_on: day("2026-09-20"),
            overdue: false,
            days: 6,
            state_label: "Đang thực hiện, sắp đến hạn".into(),
            reason: String::new(),
            extension_count: 0,
            extensions: Vec::new(),
            late_occurrence_count: 0,
        },
    ]
}

fn indicators() -> Vec<IndicatorLine> {
    let line = |key: &str, name: &str, unit: &str, current, cumulative, same_period, estimated| IndicatorLine {
        group: "Hoạt động của Liên hiệp hội".into(),
        key: key.into(),
        name: name.into(),
        unit: unit.into(),
        current,
        cumulative,
        same_period,
        estimated,
        ..IndicatorLine::default()
    };
    let scope = |id: Option<i64>, organization: &str, value| IndicatorScope {
        organization_id: id,
        organization: organization.into(),
        value,
        ..IndicatorScope::default()
    };
    vec![
        IndicatorLine {
            scopes: vec![
                scope(None, "Liên hiệp hội", 7.0),
                scope(Some(1), "Hội Y học", 4.5),
                scope(Some(2), "Hội Sử học", 0.5),
            ],
            ..line("seminars", "Hội thảo, tập huấn", "cuộc", Some(12.0), Some(30.0), Some(10.0), false)
        },
        IndicatorLine {
            is_running_total: true,
            note: "Theo báo cáo của hai hội".into(),
            missing_before: vec!["Quý II năm 2026".into()],
            scopes: vec![scope(Some(1), "Hội Y học", 0.1), scope(Some(2), "Hội Sử học", 0.2)],
            ..line("projects", "Dự án đã giải ngân", "tỷ đồng", None, Some(0.3), None, true)
        },
        line("attendance", "Lượt người tham dự", "lượt", Some(1250.0), Some(3400.0), None, true),
        line("budget", "Kinh phí", "triệu đồng", Some(1234.5), Some(2000.0), Some(0.0), false),
    ]
}

fn obstacles() -> Vec<ObstacleLine> {
    vec![
        ObstacleLine {
            obstacle_id: 1,
            raised_by: "Sở Tài chính".into(),
            task: "II.4. Xây dựng quỹ hỗ trợ".into(),
            raised_on: Some(day("2026-07-01")),
            content: "Chưa có quy định về nguồn vốn của quỹ".into(),
            proposal: "Ban hành quy chế quản lý quỹ".into(),
            addressee: "UBND tỉnh".into(),
            open: true,
            awaits_answer: true,
            sent_on: Some(day("2026-07-03")),
            proposal_document: "15/CV-LHH".into(),
            state_label: "Đã gửi, chưa có trả lời".into(),
            ..ObstacleLine::default()
        },
        ObstacleLine {
            obstacle_id: 3,
            raised_by: "Hội Y học".into(),
            task: "Công tác chung của Liên hiệp hội".into(),
            raised_on: Some(day("2026-02-01")),
            content: "Chưa có trụ sở".into(),
            answer: "- 01/03/2026: Sẽ xem xét\n- 20/05/2026: Giao Sở Xây dựng đề xuất".into(),
            answered_on: Some(day("2026-05-20")),
            open: true,
            carried_over: true,
            carried_from: "Quý I năm 2026".into(),
            state_label: "Đã trả lời".into(),
            ..ObstacleLine::default()
        },
        ObstacleLine {
            obstacle_id: 2,
            raised_by: "Liên hiệp hội".into(),
            task: "II.1. Kiện toàn tổ chức".into(),
            raised_on: Some(day("2026-05-10")),
            content: "Thiếu biên chế chuyên trách".into(),
            proposal: "Bổ sung 02 biên chế".into(),
            addressee: "Sở Nội vụ".into(),
            answer: "Đồng ý bổ sung 01 biên chế (Công văn số 123/SNV)".into(),
            answered_on: Some(day("2026-08-15")),
            effect: "Đã tuyển 01 người".into(),
            open: false,
            carried_over: true,
            closed_on: Some(day("2026-09-01")),
            state_label: "Đã kết thúc".into(),
            ..ObstacleLine::default()
        },
    ]
}

fn submissions() -> Vec<SubmissionLine> {
    let line = |organization: &str, received: Option<&str>, completeness, note: &str| SubmissionLine {
        organization_id: 1,
        organization: organization.into(),
        kind_label: "Hội thành viên".into(),
        received_on: received.map(day),
        completeness,
        note: note.into(),
    };
    vec![
        line("Hội Y học", Some("2026-09-10"), SubmissionState::Complete, ""),
        line("Hội Cầu đường", None, SubmissionState::Missing, ""),
        line("Trung tâm Tư vấn", Some("2026-09-12"), SubmissionState::Partial, "Thiếu danh sách hội viên"),
    ]
}

fn checks() -> Vec<CheckLine> {
    let line = |key: &str, what: &str, found, expected, level, advice: &str| CheckLine {
        key: key.into(),
        group: "Hội viên".into(),
        what: what.into(),
        found,
        expected,
        level,
        advice: advice.into(),
        leads_to: None,
        subjects: Vec::new(),
    };
    vec![
        line("members.balance", "Đầu kỳ + tăng − giảm của toàn bộ tổ chức so với cuối kỳ", 6, 6, CheckLevel::Ok, ""),
        line(
            "members.declared",
            "Số kê khai so với số có hồ sơ",
            6,
            4,
            CheckLevel::Notice,
            "Đề nghị Hội Y học gửi danh sách 2 hội viên còn thiếu",
        ),
        line("members.no_sex", "Hội viên chưa ghi giới tính", 0, 0, CheckLevel::Ok, ""),
    ]
}
