//! The acts of the office, as the history names them.

macro_rules! acts {
    ($( $(#[$meta:meta])* $variant:ident = $code:literal, $label:literal; )*) => {
        /// One act: what a history entry is about.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Act { $( $(#[$meta])* $variant, )* }

        impl Act {
            /// Every act, for the filter of the history screen.
            pub const ALL: &[Self] = &[$( Self::$variant, )*];

            /// As stored.
            pub fn code(self) -> &'static str {
                match self { $( Self::$variant => $code, )* }
            }

            /// In Vietnamese.
            pub fn label(self) -> &'static str {
                match self { $( Self::$variant => $label, )* }
            }
        }
    };
}

acts! {
    /// Settings changed.
    UpdateSettings = "update_settings", "Sửa cài đặt";
    /// An organisation was added.
    CreateOrganization = "create_organization", "Thêm tổ chức";
    /// An organisation was edited.
    UpdateOrganization = "update_organization", "Sửa tổ chức";
    /// Decisions, terms, positions of an organisation.
    UpdateOrganizationPart = "update_organization_part", "Sửa hồ sơ tổ chức";
    /// Absorbed, consolidated, divided, split, dissolved, renamed …
    OrganizationLifecycle = "organization_lifecycle", "Biến động tổ chức";
    /// Declared figures of an organisation.
    DeclareFigures = "declare_figures", "Ghi số kê khai";
    /// A person was added.
    CreatePerson = "create_person", "Thêm hội viên";
    /// A person was edited.
    UpdatePerson = "update_person", "Sửa hồ sơ hội viên";
    /// A person died.
    RecordDeath = "record_death", "Ghi nhận từ trần";
    /// Records of one person were merged.
    MergePeople = "merge_people", "Gộp hồ sơ";
    /// Records that look alike were said to be two people.
    TellApart = "tell_apart", "Ghi không phải một người";
    /// A membership began.
    AdmitMember = "admit_member", "Kết nạp hội viên";
    /// A membership was edited.
    UpdateMembership = "update_membership", "Sửa tư cách hội viên";
    /// Memberships ended.
    EndMembership = "end_membership", "Kết thúc tư cách hội viên";
    /// The end of a membership was put right or lifted.
    CorrectEnding = "correct_ending", "Sửa lần kết thúc tư cách hội viên";
    /// A membership went to another organisation.
    TransferMembership = "transfer_membership", "Chuyển sinh hoạt hội";
    /// An agency was added or edited.
    SaveAgency = "save_agency", "Ghi cơ quan";
    /// A plan, its bases or groups.
    SavePlan = "save_plan", "Ghi kế hoạch";
    /// A plan was deleted.
    DeletePlan = "delete_plan", "Xóa kế hoạch";
    /// A task was added.
    CreateTask = "create_task", "Thêm nhiệm vụ";
    /// A task was edited.
    UpdateTask = "update_task", "Sửa nhiệm vụ";
    /// A task was deleted.
    DeleteTask = "delete_task", "Xóa nhiệm vụ";
    /// The result of a task in a period.
    RecordProgress = "record_progress", "Ghi kết quả thực hiện";
    /// A report of a task was taken out.
    DeleteProgress = "delete_progress", "Xóa kết quả thực hiện";
    /// Evidence of a task.
    SaveEvidence = "save_evidence", "Ghi minh chứng";
    /// Files were attached, or described otherwise.
    SaveAttachment = "save_attachment", "Đính kèm tệp";
    /// An attachment was taken away.
    RemoveAttachment = "remove_attachment", "Bỏ tệp kèm";
    /// Contents that no attachment has any more were cleared out.
    PurgeAttachments = "purge_attachments", "Dọn tệp kèm đã bỏ";
    /// A copy of an attachment was written to a file.
    ExportAttachment = "export_attachment", "Lưu tệp kèm ra ngoài";
    /// A task was given more time.
    ExtendTask = "extend_task", "Gia hạn nhiệm vụ";
    /// Tasks went to another lead agency.
    ReassignTasks = "reassign_tasks", "Giao lại nhiệm vụ";
    /// A task without a deadline was given one.
    SetDeadline = "set_deadline", "Giao thời hạn";
    /// What was reported as done was confirmed.
    ConfirmTask = "confirm_task", "Xác nhận hoàn thành";
    /// A report was sent back for evidence.
    ReturnTask = "return_task", "Trả lại, yêu cầu minh chứng";
    /// What a leader directed about a task.
    DirectTask = "direct_task", "Ghi ý kiến chỉ đạo";
    /// Tasks rest.
    SuspendTasks = "suspend_tasks", "Tạm dừng nhiệm vụ";
    /// Tasks are not carried out.
    AbandonTasks = "abandon_tasks", "Không thực hiện nhiệm vụ";
    /// Tasks go on.
    ResumeTasks = "resume_tasks", "Tiếp tục nhiệm vụ";
    /// Letters that urge were written.
    IssueReminders = "issue_reminders", "Lập văn bản đôn đốc";
    /// An answer to a letter came.
    AnswerReminder = "answer_reminder", "Ghi nhận trả lời đôn đốc";
    /// A letter that was not sent after all.
    WithdrawReminder = "withdraw_reminder", "Bỏ văn bản đôn đốc";
    /// A letter of the register was written to a file again.
    ExportReminder = "export_reminder", "Xuất lại văn bản đôn đốc";
    /// Days off, and working days in their place.
    SaveHolidays = "save_holidays", "Ghi ngày nghỉ";
    /// A view of a list was kept.
    SaveView = "save_view", "Lưu cách xem";
    /// An obstacle was raised, answered or closed.
    SaveObstacle = "save_obstacle", "Ghi vướng mắc, kiến nghị";
    /// A period was added or edited.
    SavePeriod = "save_period", "Ghi kỳ báo cáo";
    /// The words of a report.
    SaveReportText = "save_report_text", "Soạn lời báo cáo";
    /// Activity figures.
    SaveIndicators = "save_indicators", "Ghi số liệu hoạt động";
    /// An organisation sent its figures or list.
    RecordSubmission = "record_submission", "Ghi nhận nộp báo cáo";
    /// Something the checks found was let pass with a reason.
    WaiveCheck = "waive_check", "Chấp nhận điều chưa khớp";
    /// A period was closed.
    ClosePeriod = "close_period", "Chốt số liệu";
    /// A closed period was opened again.
    ReopenPeriod = "reopen_period", "Mở lại kỳ đã chốt";
    /// A list was brought in.
    ImportList = "import_list", "Nhập từ Excel";
    /// A table of organisations, agencies, tasks or figures was brought in.
    ImportTable = "import_table", "Nhập bảng từ Excel";
    /// Lists went to the associations to be looked through.
    SendRosters = "send_rosters", "Lập danh sách rà soát";
    /// A list that was not sent after all.
    WithdrawRoster = "withdraw_roster", "Bỏ danh sách rà soát";
    /// Data with persons left the book.
    ExportPersons = "export_persons", "Xuất danh sách có tên người";
    /// A list without persons was written to a file.
    ExportList = "export_list", "Xuất danh sách";
    /// The report to send was written to a file.
    ExportReport = "export_report", "Xuất báo cáo";
    /// The sample office was written.
    FillSample = "fill_sample", "Tạo dữ liệu mẫu";
    /// An act was taken back.
    Undo = "undo", "Hoàn tác";
    /// The book was encrypted and got its first account.
    ProtectBook = "protect_book", "Đặt bảo vệ sổ";
    /// The book was decrypted and lost its accounts.
    UnprotectBook = "unprotect_book", "Bỏ bảo vệ sổ";
    /// A book was opened by its recovery code.
    RecoverBook = "recover_book", "Mở bằng mã khôi phục";
    /// An account was added, changed, closed or opened again.
    SaveAccount = "save_account", "Ghi tài khoản";
    /// An account got a new password.
    SetPassword = "set_password", "Đặt mật khẩu";
    /// The recovery code was shown again.
    ShowRecoveryCode = "show_recovery_code", "Xem mã khôi phục";
    /// The present accounts stayed when a copy was restored.
    CarryAccounts = "carry_accounts", "Giữ tài khoản khi phục hồi";
    /// Somebody signed in; changes nothing that the history keeps.
    SignIn = "sign_in", "Đăng nhập";
}

impl Act {
    /// Acts that are kept in the history although no row changed.
    pub fn is_logged_without_change(self) -> bool {
        matches!(
            self,
            Self::ExportPersons
                | Self::ExportList
                | Self::ExportReport
                | Self::ExportReminder
                | Self::ExportAttachment
                | Self::PurgeAttachments
                | Self::ProtectBook
                | Self::UnprotectBook
                | Self::RecoverBook
                | Self::SetPassword
                | Self::ShowRecoveryCode
        )
    }

    /// Acts that are not taken back: what they froze or told has left the office.
    pub fn can_be_undone(self) -> bool {
        !matches!(
            self,
            Self::ClosePeriod
                | Self::ReopenPeriod
                | Self::SendRosters
                | Self::IssueReminders
                | Self::ExportReminder
                | Self::ExportAttachment
                | Self::PurgeAttachments
                | Self::ExportPersons
                | Self::ExportList
                | Self::ExportReport
                | Self::FillSample
                | Self::ProtectBook
                | Self::UnprotectBook
                | Self::RecoverBook
                | Self::SaveAccount
                | Self::SetPassword
                | Self::ShowRecoveryCode
                | Self::CarryAccounts
                | Self::SignIn
        )
    }

    /// Acts on many records at once, which are taken back at any later time but for what was edited since.
    pub fn can_be_undone_in_part(self) -> bool {
        matches!(self, Self::ImportList | Self::MergePeople)
    }
}
