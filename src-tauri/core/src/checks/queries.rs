//! What must hold between records: each query finds the rows of `table` that break the rule.

/// A rule and the query for what breaks it.
pub struct Query {
    /// Its code.
    pub code: &'static str,
    /// What must hold.
    pub rule: &'static str,
    /// The table the found ids belong to.
    pub table: &'static str,
    /// What is wrong with a found row.
    pub wrong: &'static str,
    /// Gives ids.
    pub sql: &'static str,
}

macro_rules! queries {
    ($( $code:ident, $table:ident: $rule:literal, $wrong:literal; )*) => {
        /// All of them; the SQL of each lies in the file of its code.
        pub const QUERIES: &[Query] = &[$( Query {
            code: stringify!($code),
            rule: $rule,
            table: stringify!($table),
            wrong: $wrong,
            sql: include_str!(concat!("sql/", stringify!($code), ".sql")),
        }, )*];
    };
}

queries! {
    memberships_overlap, membership: "Một người không có hai tư cách trùng thời gian ở một hội", "Trùng thời gian với một tư cách khác của cùng người ở cùng hội.";
    membership_days, membership: "Tư cách hội viên không kết thúc trước khi bắt đầu", "Kết thúc trước khi bắt đầu, hoặc thiếu lý do kết thúc.";
    membership_start, membership: "Ngày bắt đầu tính khớp với ngày kết nạp", "Ngày bắt đầu tính khác ngày kết nạp.";
    membership_hosts, membership: "Tư cách thuộc một hội, chi hội thuộc chính hội đó", "Thuộc thẳng một chi hội, hoặc chi hội của hội khác.";
    membership_transfers, membership: "Chuyển đi thì chuyển đến là của cùng người", "Tư cách chuyển đến là của người khác.";
    ended_organizations, membership: "Tổ chức đã kết thúc không còn tư cách hội viên", "Còn tính ở một tổ chức đã kết thúc.";
    deceased_positions, organization_position: "Người đã từ trần không còn giữ chức danh", "Còn giữ chức danh sau khi từ trần.";
    deceased_members, membership: "Người đã từ trần không còn tư cách hội viên", "Còn tính cho người đã từ trần.";
    merged_people, merged_person: "Hồ sơ đã gộp dẫn đến một hồ sơ còn trong sổ", "Hồ sơ mà nó được gộp vào không còn, hoặc chính nó vẫn ở trong danh sách.";
    merged_memberships, merged_membership: "Tư cách để riêng khi gộp không được tính, tư cách thay nó còn trong sổ", "Vừa để riêng vừa được tính, hoặc tư cách thay nó không còn.";
    national_ids, person: "Hai người không có chung một số định danh", "Số định danh cũng là của một người khác.";
    organization_parents, organization: "Chi hội có hội quản lý, tổ chức khác thì không", "Hội quản lý sai.";
    organization_text, organization: "Dạng tìm kiếm và thứ tự của tổ chức đúng với tổ chức", "Dạng tìm kiếm hoặc thứ tự đã cũ.";
    agency_validity, agency: "Cơ quan hết hiệu lực sau khi có hiệu lực, không kế thừa chính mình", "Thời gian hiệu lực hoặc cơ quan kế thừa sai.";
    task_lead, task: "Nhiệm vụ có một cơ quan chủ trì, không đồng thời phối hợp", "Cơ quan chủ trì cũng được ghi là phối hợp.";
    assignment_chain, task_assignment: "Cơ quan chủ trì là cơ quan được giao sau cùng, mỗi lần giao lại nối tiếp lần trước", "Cơ quan được giao không phải cơ quan chủ trì hiện nay, cũng không phải cơ quan giao đi của lần sau.";
    task_groups, task: "Nhiệm vụ thuộc nhóm của chính kế hoạch", "Thuộc nhóm của kế hoạch khác.";
    period_overlap, period: "Các kỳ cùng loại không trùng ngày", "Trùng ngày với một kỳ cùng loại.";
    period_status, period: "Kỳ đã chốt có bản chốt còn hiệu lực, kỳ đang mở thì không", "Trạng thái không khớp với các lần chốt.";
    closing_files, period_closing: "Mỗi lần chốt giữ tệp báo cáo đã gửi", "Không giữ tệp báo cáo.";
    obstacle_days, obstacle: "Gửi, trả lời, kết quả, kết thúc vướng mắc không trước ngày nêu", "Có bước xử lý trước ngày nêu.";
    obstacle_closings, obstacle_closing: "Vướng mắc không kết thúc hai lần cùng lúc", "Kết thúc trong khi lần kết thúc trước chưa mở lại.";
    history_open, history_now: "Không có việc nào ghi dở trong nhật ký", "Một việc còn ghi dở.";
    history_entries, history_row: "Mọi dòng nhật ký thuộc một việc", "Không thuộc việc nào.";
}
