//! Which book is open, and everything that comes from outside: clock, user, folders.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};
use std::time::{Duration, Instant};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::accounts::sign_in::{self, is_protected, unlock};
use crate::accounts::{Attempts, Credentials, Secret, SignedIn};
use crate::app::App;
use crate::clock::Clock;
use crate::error::{Failure, RequestError};
use crate::files::is_same;
use crate::job::Job;
use crate::keys::BookKey;
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

    /// The same with another one who acts.
    pub(crate) fn acting_as(&self, actor: &str) -> Arc<Self> {
        Arc::new(Self {
            clock: self.clock.clone(),
            actor: actor.to_owned(),
            reader_program: self.reader_program.clone(),
            config_folder: self.config_folder.clone(),
            log_folder: self.log_folder.clone(),
        })
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
    attempts: Mutex<Attempts>,
}

/// How a file that was put in the book's place is opened, by whoever had it open just now.
#[derive(Debug, Clone, Default)]
pub(crate) struct Opening {
    /// Its key, when it is protected.
    pub key: Option<BookKey>,
    /// The account that goes on working in it.
    pub login: Option<String>,
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
    /// The file is encrypted and has accounts.
    pub is_protected: bool,
    /// Who works in it; nobody where it is not protected.
    pub account: Option<SignedIn>,
}

/// Which book to open, and of a protected one who opens it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct OpenBook {
    /// Full path.
    pub path: String,
    /// What is typed at signing in.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub login: Option<String>,
    /// Its password.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub password: Option<Secret>,
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
        Self { environment: Arc::new(environment), book: RwLock::new(None), attempts: Mutex::default() }
    }

    /// Clock, user, folders.
    pub fn environment(&self) -> &Arc<Environment> {
        &self.environment
    }

    /// Opens the book at `path` (and closes the one that was open); a protected one is refused.
    ///
    /// # Errors
    /// See [`Session::open_by`].
    pub fn open(&self, path: &Path, mode: OpenMode) -> Result<Arc<App>, Failure> {
        self.open_by(path, mode, &Credentials::default())
    }

    /// Opens the book at `path` for whoever is named (and closes the one that was open).
    ///
    /// # Errors
    /// See [`crate::storage::open`]; of a protected book `accounts.sign_in_needed`, `accounts.wrong_password`,
    /// `accounts.wait` and what [`crate::keys`] refuses. Then the book that was open stays open.
    pub fn open_by(&self, path: &Path, mode: OpenMode, credentials: &Credentials) -> Result<Arc<App>, Failure> {
        // However it is spelled: a second handle on the same file would drop the lock of the first.
        if let Some(app) = self.current().filter(|app| mode == OpenMode::Existing && is_same(app.path(), path)) {
            if app.key().is_none() || credentials.login.is_none() {
                return Ok(app);
            }
            // Somebody else takes over, or the same one again: as if it were opened anew.
            drop(app);
            self.close();
        }
        let app = if mode == OpenMode::Existing && is_protected(path) {
            let unlocked = unlock(self, path, credentials)?;
            let opened = App::open(path, mode, Some(unlocked.key.clone()), self.environment.clone());
            let mut app = opened.map_err(sign_in::of_unlocked)?;
            match unlocked.login() {
                Some(_) => sign_in::enter(&mut app, &unlocked, credentials.password.as_ref().map(Secret::text))?,
                None => sign_in::enter_again(&mut app, None)?,
            }
            app
        } else {
            App::open(path, mode, None, self.environment.clone())?
        };
        Ok(self.put(app))
    }

    /// Opens a book whose key is known.
    pub(crate) fn open_known(&self, path: &Path, opening: Opening) -> Result<Arc<App>, Failure> {
        Ok(self.put(self.again(path, &opening)?))
    }

    fn put(&self, app: App) -> Arc<App> {
        let app = Arc::new(app);
        *self.book.write().unwrap_or_else(PoisonError::into_inner) = Some(app.clone());
        app
    }

    fn again(&self, path: &Path, opening: &Opening) -> Result<App, Failure> {
        let mut app = App::open(path, OpenMode::Existing, opening.key.clone(), self.environment.clone())?;
        sign_in::enter_again(&mut app, opening.login.as_deref())?;
        Ok(app)
    }

    /// Refuses while there is a pause after wrong passwords.
    pub(crate) fn refuse_pause(&self) -> Result<(), Failure> {
        Ok(self.attempts().refuse_pause(Instant::now())?)
    }

    /// A wrong password was typed.
    pub(crate) fn told_wrong(&self) {
        self.attempts().wrong(Instant::now());
    }

    /// A right one was.
    pub(crate) fn told_right(&self) {
        self.attempts().right();
    }

    fn attempts(&self) -> MutexGuard<'_, Attempts> {
        self.attempts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The login that works in the open book.
    pub(crate) fn signed_in_login(&self) -> Option<String> {
        self.current().and_then(|app| app.signed_in()).map(|account| account.login)
    }

    /// Opens the book at `book` after `put` has put it there; meanwhile no book is open, and who asks for one waits.
    /// When anything fails, `take_back` undoes what was put and the book that was open is open again.
    ///
    /// # Errors
    /// `request.book_busy` when somebody uses the open book for too long; whatever `put` refuses.
    pub(crate) fn replace<T>(
        &self,
        book: &Path,
        put: impl FnOnce() -> Result<(T, Opening), Failure>,
        take_back: impl FnOnce(&T),
    ) -> Result<T, Failure> {
        let mut open = self.book.write().unwrap_or_else(PoisonError::into_inner);
        let former = open.as_ref().map(|app| {
            let login = app.signed_in().map(|account| account.login);
            (app.path().to_owned(), Opening { key: app.key().cloned(), login })
        });
        open.as_ref().map_or(Ok(()), wait_until_unused)?;
        *open = None;
        let again = |path: &Path, opening: &Opening| self.again(path, opening).map(Arc::new);
        let replaced = put().and_then(|(kept, opening)| match again(book, &opening) {
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
                *open = former.and_then(|(path, opening)| again(&path, &opening).ok());
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
/// See [`Session::open_by`].
pub fn open_book(session: &Session, request: OpenBook, _job: &Job) -> Result<BookInfo, Failure> {
    let credentials = Credentials { login: request.login, password: request.password, recovery_code: None };
    let app = session.open_by(Path::new(&request.path), OpenMode::Existing, &credentials)?;
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
    let settings = app.read(crate::settings::store::load)?;
    let account = app.signed_in().map(|account| SignedIn {
        login: account.login,
        display_name: account.display_name,
        role: account.role,
        sees_sensitive: account.sees_sensitive,
        lock_after_minutes: settings.security.lock_after_minutes,
    });
    Ok(BookInfo {
        path: app.path().to_string_lossy().into_owned(),
        file_name: app.path().file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        is_sample: settings.office.is_sample,
        today: app.today(),
        is_protected: app.key().is_some(),
        account,
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
pub(crate) fn remember(session: &Session, path: &str) {
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
