//! One open book. Everything is read through [`App::read`]; every change goes through [`App::transact`], the one
//! gate for writes: one transaction, one history entry, and the answer says what changed.

use std::cell::RefCell;
use std::ops::Deref;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use rusqlite::{Connection, Transaction};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::accounts::{self, Account, Rights, Role};
use crate::ahead::give_back;
use crate::error::Failure;
use crate::history::{self, Act};
use crate::import::preview::Preview;
use crate::import::tables::compare::TablePreview;
use crate::kept::Kept;
use crate::keys::BookKey;
use crate::people;
use crate::session::Environment;
use crate::storage::keeper::Keeper;
use crate::storage::{self, OpenMode};

/// One open book.
pub struct App {
    /// Ends before the connection is closed.
    keeper: Keeper,
    connection: Arc<Mutex<Connection>>,
    path: PathBuf,
    environment: Arc<Environment>,
    /// What the file is encrypted with; nothing of a book without protection.
    key: Option<BookKey>,
    /// Who works in it; nobody in a book without protection.
    signed_in: Mutex<Option<Account>>,
    /// The last entry of the history when the book was opened.
    opened_after: i64,
    /// Only touched while the connection is held, so that it always says what the book says.
    kept: Mutex<Kept>,
    /// The list that was read last, until it is applied.
    import_preview: Mutex<Option<Arc<Preview>>>,
    /// The table that was read last, until it is applied.
    table_preview: Mutex<Option<Arc<TablePreview>>>,
}

/// The answer of a command that writes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
pub struct Done<T> {
    /// What the command answers.
    pub answer: T,
    /// The history entry, to undo it by; absent when nothing changed.
    pub entry_id: Option<i64>,
    /// Whether the act is of a kind that can be taken back.
    pub can_undo: bool,
    /// What was done, as a sentence for the toast.
    pub summary: String,
    /// The tables that changed, so that screens fetch again what they show of them.
    pub changed: Vec<String>,
}

/// A running act: the transaction, and what the history will say of it.
pub struct Tx<'c> {
    transaction: Transaction<'c>,
    environment: Arc<Environment>,
    summary: RefCell<String>,
    entry_id: i64,
}

impl Deref for Tx<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        &self.transaction
    }
}

impl Tx<'_> {
    /// Sets the sentence that the history and the toast show: "Đã kết nạp Nguyễn Văn A vào Hội …".
    pub fn describe(&self, sentence: impl Into<String>) {
        *self.summary.borrow_mut() = sentence.into();
    }

    /// The present day in Vietnam.
    pub fn today(&self) -> NaiveDate {
        self.environment.clock.today()
    }

    /// The present instant, as stored.
    pub fn now_text(&self) -> String {
        self.environment.clock.now_text()
    }

    /// Who acts.
    pub fn actor(&self) -> &str {
        &self.environment.actor
    }

    /// The history entry of this act.
    pub fn entry_id(&self) -> i64 {
        self.entry_id
    }

    /// A new UUIDv7 by the clock of the environment and fresh random bits.
    pub fn new_uid(&self) -> String {
        self.environment.new_uid()
    }

    /// Clock, user, folders.
    pub(crate) fn environment(&self) -> &Environment {
        &self.environment
    }
}

impl App {
    /// Opens or makes the book at `path`, with its key when it is protected.
    ///
    /// # Errors
    /// See [`storage::open`].
    pub fn open(
        path: &Path,
        mode: OpenMode,
        key: Option<BookKey>,
        environment: Arc<Environment>,
    ) -> Result<Self, Failure> {
        let connection = storage::open(path, mode, key.as_ref())?;
        let opened_after = history::store::last_entry(&connection)?;
        let connection = Arc::new(Mutex::new(connection));
        Ok(Self {
            opened_after,
            keeper: Keeper::of(&connection, people::store::words::follow),
            connection,
            path: path.to_owned(),
            environment,
            key,
            signed_in: Mutex::default(),
            kept: Mutex::default(),
            import_preview: Mutex::default(),
            table_preview: Mutex::default(),
        })
    }

    /// Reads.
    ///
    /// # Errors
    /// Whatever `work` refuses.
    pub fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T, Failure>) -> Result<T, Failure> {
        work(&self.connection())
    }

    /// Reads with the help of what is kept of the book in memory.
    ///
    /// # Errors
    /// Whatever `work` refuses.
    pub(crate) fn read_kept<T>(
        &self,
        work: impl FnOnce(&Connection, &mut Kept) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let connection = self.connection();
        work(&connection, &mut self.kept())
    }

    /// Changes the book: all of `work` or nothing of it, with one history entry.
    ///
    /// # Errors
    /// Whatever `work` refuses; then nothing changed.
    pub fn transact<T>(&self, act: Act, work: impl FnOnce(&Tx<'_>) -> Result<T, Failure>) -> Result<Done<T>, Failure> {
        let mut connection = self.connection();
        let (answer, summary, entry_id, changed) = self.run(&mut connection, act, work)?;
        self.kept().mend(&connection, act, entry_id, &changed);
        let entry_id = (!changed.is_empty() || act.is_logged_without_change()).then_some(entry_id);
        Ok(Done { answer, entry_id, can_undo: act.can_be_undone(), summary, changed })
    }

    /// The act as a transaction, with its sentence, its history entry, and the tables that it changed.
    fn run<T>(
        &self,
        connection: &mut Connection,
        act: Act,
        work: impl FnOnce(&Tx<'_>) -> Result<T, Failure>,
    ) -> Result<(T, String, i64, Vec<String>), Failure> {
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let entry_id = history::store::begin(&transaction, act, &self.environment)?;
        let tx = Tx {
            transaction,
            environment: self.environment.clone(),
            summary: RefCell::new(act.label().to_owned()),
            entry_id,
        };
        let answer = work(&tx)?;
        let summary = tx.summary.into_inner();
        let changed = history::store::finish(&tx.transaction, entry_id, act, &summary)?;
        people::store::words::follow_few(&tx.transaction)?;
        tx.transaction.commit()?;
        self.keeper.wake();
        Ok((answer, summary, entry_id, changed))
    }

    /// Tries an act out: what `work` does is taken back at its end, only its answer stays.
    ///
    /// # Errors
    /// Whatever `work` refuses.
    pub(crate) fn rehearse<T>(&self, act: Act, work: impl FnOnce(&Tx<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut connection = self.connection();
        let transaction = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        let entry_id = history::store::begin(&transaction, act, &self.environment)?;
        let environment = self.environment.clone();
        let tx = Tx { transaction, environment, summary: RefCell::default(), entry_id };
        let answer = work(&tx)?;
        tx.transaction.rollback()?;
        Ok(answer)
    }

    /// Gives the room back that deleted content took. Failing costs nothing: the room is used again by what is written
    /// later.
    pub(crate) fn compact(&self) {
        let _ = storage::compact(&self.connection(), self.key.is_some());
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Clock, user, folders.
    pub fn environment(&self) -> &Environment {
        &self.environment
    }

    /// What the file is encrypted with; nothing of a book without protection.
    pub(crate) fn key(&self) -> Option<&BookKey> {
        self.key.as_ref()
    }

    /// Who works in the book; nobody in a book without protection.
    pub fn signed_in(&self) -> Option<Account> {
        self.signed_in.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// From now on this account works in the book, and the history names it.
    pub(crate) fn work_as(&mut self, account: &Account) {
        self.environment = self.environment.acting_as(&account.display_name);
        *self.signed_in.lock().unwrap_or_else(PoisonError::into_inner) = Some(account.clone());
    }

    /// Takes over what was just changed of the account that works in the book. (The history names it by its new name
    /// from the next signing in on.)
    pub(crate) fn look_again_at_rights(&self) -> Result<(), Failure> {
        let Some(id) = self.signed_in().map(|account| account.id) else { return Ok(()) };
        let account = self.read(|connection| accounts::store::get(connection, id))?;
        *self.signed_in.lock().unwrap_or_else(PoisonError::into_inner) = Some(account);
        Ok(())
    }

    /// What the one who opened the book may do. In a protected book in which nobody signed in (yet), as little as can be.
    pub fn rights(&self) -> Rights {
        match (self.signed_in(), &self.key) {
            (Some(account), _) if account.is_active => {
                Rights { role: account.role, sees_sensitive: account.sees_sensitive }
            }
            (None, None) => Rights::ALL,
            _ => Rights { role: Role::Viewer, sees_sensitive: false },
        }
    }

    /// Refuses what needs another role than that of the one who opened the book.
    ///
    /// # Errors
    /// `accounts.not_allowed`.
    pub fn refuse_below(&self, needed: Role) -> Result<(), Failure> {
        let role = self.rights().role;
        if role.may(needed) {
            return Ok(());
        }
        Err(accounts::AccountError::NotAllowed { needed: needed.label(), role: role.label() }.into())
    }

    /// The present day in Vietnam.
    pub fn today(&self) -> NaiveDate {
        self.environment.clock.today()
    }

    /// The last entry of the history when the book was opened: what comes later was done in this sitting.
    pub(crate) fn opened_after(&self) -> i64 {
        self.opened_after
    }

    /// The list that was read last, if it was not applied yet.
    pub(crate) fn import_preview(&self) -> Option<Arc<Preview>> {
        self.import_preview.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps or drops it.
    pub(crate) fn keep_import_preview(&self, preview: Option<Arc<Preview>>) {
        let mut kept = self.import_preview.lock().unwrap_or_else(PoisonError::into_inner);
        let before = std::mem::replace(&mut *kept, preview);
        give_back(before);
    }

    /// The table that was read last, if it was not applied yet.
    pub(crate) fn table_preview(&self) -> Option<Arc<TablePreview>> {
        self.table_preview.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps or drops it.
    pub(crate) fn keep_table_preview(&self, preview: Option<Arc<TablePreview>>) {
        *self.table_preview.lock().unwrap_or_else(PoisonError::into_inner) = preview;
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(|poisoned| {
            // A panic may have left it half mended.
            self.kept.clear_poison();
            let mut kept = poisoned.into_inner();
            *kept = Kept::default();
            kept
        })
    }

    fn connection(&self) -> MutexGuard<'_, Connection> {
        // A panic while the lock was held rolled its transaction back, so the connection is sound.
        self.connection.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
