//! How much a foreign file may cost.

use serde::{Deserialize, Serialize};

/// The limits a foreign file is read under.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Memory of the reading process. On Unix this is address space, which is always more than
    /// what is in use: a list of 20 MB needs about a third of the default.
    pub memory_bytes: u64,
    /// Time of the reading process.
    pub seconds: u64,
    /// Size of the file as it lies on disk.
    pub file_bytes: u64,
    /// Size of one part of a zipped workbook once unpacked, as the file states it.
    pub part_bytes: u64,
    /// Cells kept, counted with the empty ones before them in their row.
    pub cells: u64,
    /// Columns kept, from A.
    pub columns: u32,
    /// Bytes the reading process may hand over.
    pub answer_bytes: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            memory_bytes: 1 << 30,
            seconds: 20,
            file_bytes: 64 << 20,
            part_bytes: 400 << 20,
            cells: 6_000_000,
            columns: 256,
            answer_bytes: 256 << 20,
        }
    }
}

/// Limits the memory of this very process, for good.
#[cfg(unix)]
pub(super) fn limit_own_memory(bytes: u64) {
    // A system that cannot limit (some containers) still has the time and size limits.
    let _ = rlimit::setrlimit(rlimit::Resource::AS, bytes, bytes);
    let _ = rlimit::setrlimit(rlimit::Resource::CORE, 0, 0);
}

/// Limits the memory of this very process, for good.
///
/// The job object that can be reached without unsafe code caps the working set only, so a
/// watching thread ends the process when what it has committed passes the limit.
#[cfg(windows)]
pub(super) fn limit_own_memory(bytes: u64) {
    let limit = usize::try_from(bytes).unwrap_or(usize::MAX);
    let mut info = win32job::ExtendedLimitInfo::new();
    info.limit_working_memory(1 << 20, limit);
    if let Ok(job) = win32job::Job::create_with_limit_info(&info) {
        let _ = job.assign_current_process();
        // Dropping the handle would be harmless here; leaking it keeps the job for good.
        let _ = job.into_handle();
    }
    std::thread::spawn(move || {
        loop {
            end_when_passed(bytes);
            std::thread::sleep(std::time::Duration::from_millis(15));
        }
    });
}

/// Ends this very process when its memory has passed the limit, at whatever moment: a short peak between two looks of
/// the watching thread is found here, before the answer goes out.
#[cfg(windows)]
pub(super) fn end_when_passed(bytes: u64) {
    let limit = usize::try_from(bytes).unwrap_or(usize::MAX);
    let used = win32job::utils::get_process_memory_info(win32job::utils::get_current_process());
    if used.is_ok_and(|used| used.private_usage.max(used.peak_pagefile_usage) > limit) {
        std::process::abort();
    }
}

/// Nothing to look for: the system itself refuses what is too much.
#[cfg(not(windows))]
pub(super) fn end_when_passed(_bytes: u64) {}
