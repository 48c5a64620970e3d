//! Which book is open, and everything that comes from outside: clock, user, folders.

use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::app::App;
use crate::clock::Clock;
use crate::error::{Failure, RequestError};
use crate::files::is_same;
use crate::job::Job;
use crate::storage::OpenMode;

/// What the core does not know by itself.
pub struct Environment {
    /// Time.
    pub clock: Arc<dyn Clock>,
    /// Who acts, as the history names them.
    pub actor: String,
    /// The program that reads foreign files in a child process when started with `__read-list`.
    pub reader_program: PathBuf,
    /// Where recent books are remembered; `None`: nowhere.
    pub config_folder: Option<PathBuf>,
    /// Where the program writes its log; `None`: it has none.
    pub log_folder: Option<PathBuf>,
}

impl Environment {
    /// A new UUIDv7 by this clock.
    pub fn new_uid(&self) -> String {
        let millis = u64::try_from(self.clock.now().timestamp_millis()).unwrap_or_default();
        uuid::Builder::from_unix_timestamp_millis(millis, &self.clock.random_bytes()).into_uuid().to_string()
    }

    /// As many new UUIDv7, in rising order, so that an index of them grows at its end only.
    pub(crate) fn new_uids(&self, count: usize) -> Vec<String> {
        let mut uids: Vec<String> = (0..count).map(|_| self.new_uid()).collect();
        uids.sort_unstable();
        uids
    }
}

/// One user's sitting: at most one open book.
pub struct Session {
    environment: Arc<Environment>,
    book: RwLock<Option<Arc<App>>>,
}

/// The open book, for the status bar.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BookInfo {
    /// Full path.
    pub path: String,
    /// File name without folder.
    pub file_name: String,
    /// Labelled "dữ liệu mẫu".
    pub is_sample: bool,
    /// The present day in Vietnam.
    pub today: chrono::NaiveDate,
}

/// Where a book is or shall be.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct BookPath {
    /// Full path.
    pub path: String,
}

/// Nothing to say.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, TS)]
pub struct Nothing {}

impl Session {
    /// A sitting without a book.
    pub fn new(environment: Environment) -> Self {
        Self { environment: Arc::new(environment), book: RwLock::new(None) }
    }

    /// Clock, user, folders.
    pub fn environment(&self) -> &Arc<Environment> {
        &self.environment
    }

    /// Opens the book at `path` (and closes the one that was open).
    ///
    /// # Errors
    /// See [`crate::storage::open`]; then the book that was open stays open.
    pub fn open(&self, path: &Path, mode: OpenMode) -> Result<Arc<App>, Failure> {
        // However it is spelled: a second handle on the same file would drop the lock of the first.
        if let Some(app) = self.current().filter(|app| mode == OpenMode::Existing && is_same(app.path(), path)) {
            return Ok(app);
        }
        let app = Arc::new(App::open(path, mode, self.environment.clone())?);
        *self.book.write().unwrap_or_else(PoisonError::into_inner) = Some(app.clone());
        Ok(app)
    }

    /// Opens the book at `book` after `put` has put it there; meanwhile no book is open, and who asks for one waits.
    /// When anything fails, `take_back` undoes what was put and the book that was open is open again.
    ///
    /// # Errors
    /// `request.book_busy` when somebody uses the open book for too long; whatever `put` refuses.
    pub(crate) fn replace<T>(
        &self,
        book: &Path,
        put: impl FnOnce() -> Result<T, Failure>,
        take_back: impl FnOnce(&T),
    ) -> Result<T, Failure> {
        let mut open = self.book.write().unwrap_or_else(PoisonError::into_inner);
        let former = open.as_ref().map(|app| app.path().to_owned());
        open.as_ref().map_or(Ok(()), wait_until_unused)?;
        *open = None;
        let again = |path: &Path| App::open(path, OpenMode::Existing, self.environment.clone()).map(Arc::new);
        let replaced = put().and_then(|kept| match again(book) {
            Ok(app) => Ok((app, kept)),
            Err(failure) => {
                take_back(&kept);
                Err(failure)
            }
        });
        match replaced {
            Ok((app, kept)) => {
                *open = Some(app);
                Ok(kept)
            }
            Err(failure) => {
                *open = former.and_then(|path| again(&path).ok());
                Err(failure)
            }
        }
    }

    /// Closes the open book.
    pub fn close(&self) {
        self.book.write().unwrap_or_else(PoisonError::into_inner).take();
    }

    /// The open book.
    pub fn current(&self) -> Option<Arc<App>> {
        self.book.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The open book.
    ///
    /// # Errors
    /// `request.no_book`.
    pub fn app(&self) -> Result<Arc<App>, Failure> {
        self.current().ok_or_else(|| RequestError::NoBook.into())
    }
}

/// How long restoring waits for what is being read just now.
const PATIENCE: Duration = Duration::from_secs(5);

/// Waits until only the session itself holds the book.
fn wait_until_unused(app: &Arc<App>) -> Result<(), Failure> {
    let deadline = Instant::now() + PATIENCE;
    while Arc::strong_count(app) > 1 {
        if Instant::now() >= deadline {
            return Err(RequestError::BookBusy.into());
        }
        std::thread::sleep(Duration::from_millis(10));
    }
    Ok(())
}

/// Opens an existing book.
///
/// # Errors
/// See [`Session::open`].
pub fn open_book(session: &Session, request: BookPath, _job: &Job) -> Result<BookInfo, Failure> {
    let app = session.open(Path::new(&request.path), OpenMode::Existing)?;
    remember(session, &request.path);
    info(&app)
}

/// Makes an empty book with the default settings.
///
/// # Errors
/// See [`Session::open`].
pub fn create_book(session: &Session, request: BookPath, _job: &Job) -> Result<BookInfo, Failure> {
    let app = session.open(Path::new(&request.path), OpenMode::New)?;
    remember(session, &request.path);
    info(&app)
}

/// Closes the open book.
///
/// # Errors
/// None.
pub fn close_book(session: &Session, _request: Nothing, _job: &Job) -> Result<Nothing, Failure> {
    session.close();
    Ok(Nothing {})
}

/// The open book, if any.
///
/// # Errors
/// The book cannot be read.
pub fn current_book(session: &Session, _request: Nothing, _job: &Job) -> Result<Option<BookInfo>, Failure> {
    session.current().map(|app| info(&app)).transpose()
}

/// A book that was opened lately.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct RecentBook {
    /// Full path.
    pub path: String,
    /// No file is there now: it was moved, renamed or deleted, or its disk is not connected.
    pub is_missing: bool,
}

/// Books opened lately, the latest first; those that are gone are told and stay until they are forgotten.
///
/// # Errors
/// None: a list that cannot be read counts as empty.
pub fn recent_books(session: &Session, _request: Nothing, _job: &Job) -> Result<Vec<RecentBook>, Failure> {
    let told = |path: String| RecentBook { is_missing: !Path::new(&path).is_file(), path };
    Ok(recent(session).into_iter().map(told).collect())
}

/// Takes a book out of the list of recent ones; the file, if there is one, stays.
///
/// # Errors
/// None: what cannot be written stays in the list.
pub fn forget_recent_book(session: &Session, request: BookPath, _job: &Job) -> Result<Nothing, Failure> {
    let mut paths = recent(session);
    paths.retain(|known| *known != request.path);
    keep_recent(session, &paths);
    Ok(Nothing {})
}

/// What the status bar shows of `app`.
///
/// # Errors
/// The book cannot be read.
pub fn info(app: &App) -> Result<BookInfo, Failure> {
    Ok(BookInfo {
        path: app.path().to_string_lossy().into_owned(),
        file_name: app.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        is_sample: app.read(crate::settings::store::load)?.office.is_sample,
        today: app.today(),
    })
}

fn recent_file(session: &Session) -> Option<PathBuf> {
    session.environment.config_folder.as_ref().map(|folder| folder.join("recent.json"))
}

fn recent(session: &Session) -> Vec<String> {
    let text = recent_file(session).and_then(|file| std::fs::read_to_string(file).ok());
    text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
}

/// Puts `path` first. The list is a convenience: failing to write it is no reason to refuse the book.
fn remember(session: &Session, path: &str) {
    let mut paths = recent(session);
    paths.retain(|known| known != path);
    paths.insert(0, path.to_owned());
    paths.truncate(8);
    keep_recent(session, &paths);
}

fn keep_recent(session: &Session, paths: &[String]) {
    let Some(file) = recent_file(session) else { return };
    if let Some(folder) = file.parent() {
        let _ = std::fs::create_dir_all(folder);
    }
    let _ = serde_json::to_string(paths).map(|text| std::fs::write(file, text));
}
