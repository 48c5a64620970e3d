//! The book's file is kept whole: soon after an act, when the office rests, what the journal (WAL) holds is copied into
//! it. Who copies the file alone, as people do, then has all of it; and no answer waits for the copying.

use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use std::time::Duration;

use rusqlite::Connection;

/// How long nothing must have been written.
const REST: Duration = Duration::from_secs(1);

/// A thread that copies the journal of a book into its file. It ends with this value.
pub(crate) struct Checkpointer {
    wake: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Checkpointer {
    /// Begins to watch a book. Without a thread SQLite does it alone: at a full journal and when the book is closed.
    pub(crate) fn of(connection: &Arc<Mutex<Connection>>) -> Self {
        let (wake, woken) = channel();
        let connection = Arc::clone(connection);
        let thread = Builder::new().name("checkpoint".into()).spawn(move || keep(&connection, &woken)).ok();
        Self { wake: Some(wake), thread }
    }

    /// Something was written.
    pub(crate) fn wake(&self) {
        if let Some(wake) = &self.wake {
            let _ = wake.send(());
        }
    }
}

impl Drop for Checkpointer {
    fn drop(&mut self) {
        self.wake = None;
        if let Some(thread) = self.thread.take() {
            // The connection is let go before the book counts as closed.
            let _ = thread.join();
        }
    }
}

fn keep(connection: &Mutex<Connection>, woken: &Receiver<()>) {
    while woken.recv().is_ok() {
        loop {
            match woken.recv_timeout(REST) {
                Ok(()) => {}
                Err(RecvTimeoutError::Timeout) => break,
                Err(RecvTimeoutError::Disconnected) => return,
            }
        }
        let connection = connection.lock().unwrap_or_else(PoisonError::into_inner);
        // Failing costs nothing: the journal stays, and is copied next time.
        let _ = connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()));
    }
}
