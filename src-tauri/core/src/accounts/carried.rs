//! Accounts that go along when another file takes the book's place: a restored copy, or the book written anew.

use super::{Account, store};
use crate::app::App;
use crate::error::Failure;
use crate::history::Act;
use crate::keys::{BookKey, Slot};

/// The key of a book and its accounts with their slots, as they are now.
pub(crate) struct Carried {
    /// The key.
    pub key: BookKey,
    accounts: Vec<(Account, Option<Slot>)>,
    generation: i64,
}

impl Carried {
    /// Those of an open book; nothing when it is not protected.
    pub fn of(app: &App) -> Result<Option<Self>, Failure> {
        let Some(key) = app.key().cloned() else { return Ok(None) };
        app.read(|connection| {
            let mut accounts = Vec::new();
            for account in store::all(connection)? {
                let slot = store::slot(connection, account.id)?;
                accounts.push((account, slot));
            }
            Ok(Some(Self { key, accounts, generation: store::generation(connection)? }))
        })
    }

    /// Puts them into a book in the place of its own: who restores a copy does not get the passwords of then back.
    pub fn put_into(&self, app: &App) -> Result<(), Failure> {
        app.transact(Act::CarryAccounts, |tx| {
            store::clear(tx)?;
            for (account, slot) in &self.accounts {
                let Account { login, display_name, role, sees_sensitive, is_active, .. } = account;
                let id = store::insert(tx, login, display_name, *role, *sees_sensitive, *is_active)?;
                store::put_slot(tx, id, slot.as_ref())?;
                if let Some(at) = &account.last_signed_in_at {
                    store::note_sign_in(tx, id, at)?;
                }
            }
            store::next_generation(tx, self.generation)?;
            tx.describe("Giữ tài khoản và mật khẩu hiện có khi phục hồi");
            Ok(())
        })?;
        Ok(())
    }
}
