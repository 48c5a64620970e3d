//! A disk that the test commands: a layer under SQLite (a VFS) that hands everything on to the machine's own, fails what
//! it is told to fail, and writes down what it was asked to write and to make durable, from which [`after_power_cut`]
//! works out what a disk may hold when the power fails. SQLite's default in a process that called [`install`]; the
//! program knows nothing of it.
//!
//! The only unsafe code of the tests: each function is what SQLite's documentation of `sqlite3_vfs` and
//! `sqlite3_io_methods` asks for, and hands its arguments on as they came.
#![allow(unsafe_code)]

use std::collections::BTreeMap;
use std::ffi::{CStr, c_char, c_int, c_void};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, Once, PoisonError};

use rusqlite::ffi;

use crate::Numbers;

/// How the disk fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// No room: what makes a file longer or new is refused.
    Full,
    /// The device reports an error.
    Broken,
}

/// What SQLite asked of the disk.
#[derive(Debug, Clone)]
pub enum Asked {
    /// To write bytes at an offset.
    Write(PathBuf, u64, Vec<u8>),
    /// To cut a file to a length.
    Truncate(PathBuf, u64),
    /// To make what was written to a file durable.
    Sync(PathBuf),
    /// To remove a file.
    Delete(PathBuf),
    /// Nothing: a sign the test set ([`mark`]).
    Mark(u64),
}

#[derive(Default)]
struct Orders {
    /// Fail the request of this number, from 1, counted down; 0: none.
    fail_in: u64,
    lasting: bool,
    fault: Option<Fault>,
    failed: u64,
    log: Option<Vec<Asked>>,
}

static ORDERS: Mutex<Orders> = Mutex::new(Orders { fail_in: 0, lasting: false, fault: None, failed: 0, log: None });

fn orders() -> MutexGuard<'static, Orders> {
    ORDERS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// From now on, fails the `number`-th request (from 1) to write, sync, cut, make or remove a file; and, when `lasting`,
/// all that follow.
pub fn fail(number: u64, lasting: bool, fault: Fault) {
    let mut orders = orders();
    (orders.fail_in, orders.lasting, orders.fault, orders.failed) = (number, lasting, Some(fault), 0);
}

/// The disk is well again; how many requests failed.
pub fn mend() -> u64 {
    let mut orders = orders();
    orders.fault = None;
    std::mem::take(&mut orders.failed)
}

/// Begins to write down what is asked.
pub fn watch() {
    orders().log = Some(Vec::new());
}

/// Writes a sign among what is asked.
pub fn mark(number: u64) {
    if let Some(log) = &mut orders().log {
        log.push(Asked::Mark(number));
    }
}

/// What was asked since [`watch`].
pub fn watched() -> Vec<Asked> {
    orders().log.take().unwrap_or_default()
}

/// Whether this request fails, and with which code of SQLite.
fn refused(broken: c_int, full: c_int) -> Option<c_int> {
    let mut orders = orders();
    let fault = orders.fault?;
    if orders.fail_in > 1 {
        orders.fail_in -= 1;
        return None;
    }
    if orders.fail_in == 0 && !orders.lasting {
        return None;
    }
    orders.fail_in = 0;
    orders.failed += 1;
    Some(if fault == Fault::Full { full } else { broken })
}

fn note(asked: impl FnOnce() -> Asked) {
    if let Some(log) = &mut orders().log {
        log.push(asked());
    }
}

/// How much of what was not made durable a power cut leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// Nothing.
    Nothing,
    /// All of it.
    All,
    /// Each request by chance, whatever came before or after.
    Some,
    /// Each sector of 512 bytes by chance.
    Sectors,
}

/// What the files hold when the power fails after the first `asked` requests; `before` is what they held at [`watch`].
pub fn after_power_cut(
    before: &BTreeMap<PathBuf, Vec<u8>>,
    asked: &[Asked],
    cut: Cut,
    numbers: &mut Numbers,
) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut durable = before.clone();
    let mut pending: BTreeMap<&Path, Vec<&Asked>> = BTreeMap::new();
    for one in asked {
        match one {
            Asked::Write(path, ..) | Asked::Truncate(path, _) | Asked::Delete(path) => {
                pending.entry(path).or_default().push(one);
            }
            Asked::Sync(path) => {
                for one in pending.remove(path.as_path()).unwrap_or_default() {
                    apply(&mut durable, one);
                }
            }
            Asked::Mark(_) => {}
        }
    }
    for one in pending.into_values().flatten() {
        let kept = match cut {
            Cut::Nothing => false,
            Cut::All => true,
            Cut::Some | Cut::Sectors => numbers.below(2) == 0,
        };
        match one {
            Asked::Write(path, offset, bytes) if cut == Cut::Sectors => {
                for (sector, bytes) in bytes.chunks(512).enumerate() {
                    if numbers.below(2) == 0 {
                        apply(&mut durable, &Asked::Write(path.clone(), offset + 512 * sector as u64, bytes.to_vec()));
                    }
                }
            }
            one if kept => apply(&mut durable, one),
            _ => {}
        }
    }
    durable
}

fn apply(files: &mut BTreeMap<PathBuf, Vec<u8>>, asked: &Asked) {
    match asked {
        Asked::Write(path, offset, bytes) => {
            let file = files.entry(path.clone()).or_default();
            let (start, end) = (*offset as usize, *offset as usize + bytes.len());
            if file.len() < end {
                file.resize(end, 0);
            }
            file[start..end].copy_from_slice(bytes);
        }
        Asked::Truncate(path, length) => files.entry(path.clone()).or_default().truncate(*length as usize),
        Asked::Delete(path) => drop(files.remove(path)),
        Asked::Sync(_) | Asked::Mark(_) => {}
    }
}

/// A file of ours: the machine's own follows it in memory.
#[repr(C)]
struct File {
    base: ffi::sqlite3_file,
    path: *mut PathBuf,
}

unsafe fn own(file: *mut ffi::sqlite3_file) -> *mut ffi::sqlite3_file {
    unsafe { file.cast::<u8>().add(size_of::<File>()).cast() }
}

unsafe fn methods(file: *mut ffi::sqlite3_file) -> &'static ffi::sqlite3_io_methods {
    unsafe { &*(*own(file)).pMethods }
}

unsafe fn path(file: *mut ffi::sqlite3_file) -> Option<PathBuf> {
    unsafe { (*file.cast::<File>()).path.as_ref().cloned() }
}

unsafe fn base(vfs: *mut ffi::sqlite3_vfs) -> *mut ffi::sqlite3_vfs {
    unsafe { (*vfs).pAppData.cast() }
}

/// Every method exists in what SQLite itself brings; this is what a missing one would answer.
const ABSENT: c_int = ffi::SQLITE_IOERR;

unsafe extern "C" fn open(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out: *mut c_int,
) -> c_int {
    unsafe {
        (*file).pMethods = std::ptr::null();
        let known = (!name.is_null()).then(|| PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned()));
        let makes = flags & ffi::SQLITE_OPEN_CREATE != 0 && known.as_ref().is_some_and(|path| !path.exists());
        if makes && let Some(code) = refused(ffi::SQLITE_CANTOPEN, ffi::SQLITE_CANTOPEN) {
            return code;
        }
        let base = base(vfs);
        let code = (*base).xOpen.map_or(ABSENT, |open| open(base, name, own(file), flags, out));
        if code == ffi::SQLITE_OK {
            (*file.cast::<File>()).path = Box::into_raw(Box::new(known.unwrap_or_default()));
            (*file).pMethods = &raw const METHODS;
        } else if !(*own(file)).pMethods.is_null() {
            methods(file).xClose.map(|close| close(own(file)));
        }
        code
    }
}

unsafe extern "C" fn delete(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, sync: c_int) -> c_int {
    unsafe {
        if let Some(code) = refused(ffi::SQLITE_IOERR_DELETE, ffi::SQLITE_IOERR_DELETE) {
            return code;
        }
        note(|| Asked::Delete(PathBuf::from(CStr::from_ptr(name).to_string_lossy().into_owned())));
        let base = base(vfs);
        (*base).xDelete.map_or(ABSENT, |delete| delete(base, name, sync))
    }
}

unsafe extern "C" fn access(vfs: *mut ffi::sqlite3_vfs, name: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    unsafe { (*base(vfs)).xAccess.map_or(ABSENT, |access| access(base(vfs), name, flags, out)) }
}

unsafe extern "C" fn full_path(
    vfs: *mut ffi::sqlite3_vfs,
    name: *const c_char,
    length: c_int,
    out: *mut c_char,
) -> c_int {
    unsafe { (*base(vfs)).xFullPathname.map_or(ABSENT, |full| full(base(vfs), name, length, out)) }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe {
        drop(Box::from_raw((*file.cast::<File>()).path));
        methods(file).xClose.map_or(ABSENT, |close| close(own(file)))
    }
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, length: c_int, offset: i64) -> c_int {
    unsafe { methods(file).xRead.map_or(ABSENT, |read| read(own(file), to, length, offset)) }
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, length: c_int, offset: i64) -> c_int {
    unsafe {
        if let Some(code) = refused(ffi::SQLITE_IOERR_WRITE, ffi::SQLITE_FULL) {
            return code;
        }
        let bytes = std::slice::from_raw_parts(from.cast::<u8>(), length as usize);
        note(|| Asked::Write(path(file).unwrap_or_default(), offset as u64, bytes.to_vec()));
        methods(file).xWrite.map_or(ABSENT, |write| write(own(file), from, length, offset))
    }
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, length: i64) -> c_int {
    unsafe {
        if let Some(code) = refused(ffi::SQLITE_IOERR_TRUNCATE, ffi::SQLITE_IOERR_TRUNCATE) {
            return code;
        }
        note(|| Asked::Truncate(path(file).unwrap_or_default(), length as u64));
        methods(file).xTruncate.map_or(ABSENT, |truncate| truncate(own(file), length))
    }
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, flags: c_int) -> c_int {
    unsafe {
        if let Some(code) = refused(ffi::SQLITE_IOERR_FSYNC, ffi::SQLITE_FULL) {
            return code;
        }
        note(|| Asked::Sync(path(file).unwrap_or_default()));
        methods(file).xSync.map_or(ABSENT, |sync| sync(own(file), flags))
    }
}

unsafe extern "C" fn size(file: *mut ffi::sqlite3_file, out: *mut i64) -> c_int {
    unsafe { methods(file).xFileSize.map_or(ABSENT, |size| size(own(file), out)) }
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    unsafe { methods(file).xLock.map_or(ABSENT, |lock| lock(own(file), level)) }
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    unsafe { methods(file).xUnlock.map_or(ABSENT, |unlock| unlock(own(file), level)) }
}

unsafe extern "C" fn reserved(file: *mut ffi::sqlite3_file, out: *mut c_int) -> c_int {
    unsafe { methods(file).xCheckReservedLock.map_or(ABSENT, |reserved| reserved(own(file), out)) }
}

unsafe extern "C" fn control(file: *mut ffi::sqlite3_file, what: c_int, with: *mut c_void) -> c_int {
    unsafe { methods(file).xFileControl.map_or(ABSENT, |control| control(own(file), what, with)) }
}

unsafe extern "C" fn sector(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe { methods(file).xSectorSize.map_or(4096, |sector| sector(own(file))) }
}

unsafe extern "C" fn device(file: *mut ffi::sqlite3_file) -> c_int {
    unsafe { methods(file).xDeviceCharacteristics.map_or(0, |device| device(own(file))) }
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    page: c_int,
    size: c_int,
    extend: c_int,
    out: *mut *mut c_void,
) -> c_int {
    unsafe { methods(file).xShmMap.map_or(ABSENT, |map| map(own(file), page, size, extend, out)) }
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, offset: c_int, count: c_int, flags: c_int) -> c_int {
    unsafe { methods(file).xShmLock.map_or(ABSENT, |lock| lock(own(file), offset, count, flags)) }
}

unsafe extern "C" fn shm_barrier(file: *mut ffi::sqlite3_file) {
    unsafe {
        if let Some(barrier) = methods(file).xShmBarrier {
            barrier(own(file));
        }
    }
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, delete: c_int) -> c_int {
    unsafe { methods(file).xShmUnmap.map_or(ABSENT, |unmap| unmap(own(file), delete)) }
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    // Without memory mapping (3): every write shall come by here.
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(reserved),
    xFileControl: Some(control),
    xSectorSize: Some(sector),
    xDeviceCharacteristics: Some(device),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Puts the layer under every book that this process opens from now on.
pub fn install() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| unsafe {
        let base = ffi::sqlite3_vfs_find(std::ptr::null());
        assert!(!base.is_null(), "SQLite brings a layer for this machine");
        // A copy of the machine's own, so that time, chance and sleep stay what they are.
        let mut vfs = *base;
        vfs.pNext = std::ptr::null_mut();
        vfs.zName = c"commanded".as_ptr();
        vfs.pAppData = base.cast();
        vfs.szOsFile += size_of::<File>() as c_int;
        vfs.xOpen = Some(open);
        vfs.xDelete = Some(delete);
        vfs.xAccess = Some(access);
        vfs.xFullPathname = Some(full_path);
        // It lives as long as the process: SQLite keeps the pointer.
        let registered = ffi::sqlite3_vfs_register(Box::into_raw(Box::new(vfs)), 1);
        assert_eq!(registered, ffi::SQLITE_OK);
    });
}
