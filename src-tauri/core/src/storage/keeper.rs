//! What is done for a book when the office rests, so that no answer waits for it: what was left for later is caught up
//! with, and what the journal (WAL) holds is copied into the file. Who copies the file alone, as people do, then has
//! all of it.

use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use rusqlite::Connection;

use crate::error::Failure;

/// How long nothing must have been written.
const REST: Duration = Duration::from_secs(1);

/// What an act left for later.
type Later = fn(&Connection) -> Result<(), Failure>;

/// A thread that looks after a book at rest, or when it is closed before it came to rest. It ends with this value.
pub(crate) struct Keeper {
    wake: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Keeper {
    /// Begins to watch a book. Without a thread SQLite copies alone, at a full journal and when the book is closed, and
    /// whoever needs what was left for later does it.
    pub(crate) fn of(connection: &Arc<Mutex<Connection>>, later: Later) -> Self {
        let (wake, woken) = channel();
        let connection = Arc::clone(connection);
        let thread = Builder::new().name("keeper".into()).spawn(move || keep(&connection, &woken, later)).ok();
        Self { wake: Some(wake), thread }
    }

    /// Something was written.
    pub(crate) fn wake(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.send(());
        }
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            // The connection is let go before the book counts as closed.
            let _ = thread.join();
        }
    }
}

fn keep(connection: &Mutex<Connection>, woken: &Receiver<()>, later: Later) {
    while woken.recv().is_ok() {
        while woken.recv_timeout(REST) == Ok(()) {}
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        // Failing costs nothing: what is left for later and the journal stay, and it is tried again next time.
        let _ = later(&connection);
        let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}
