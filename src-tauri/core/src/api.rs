//! **The command table**: everything that the window, the command line and the local server may ask. A line is a
//! command: its kind, name, request, answer and the function that does it. `read` looks at the open book, `write`
//! changes it (its answer is wrapped in [`Done`](crate::app::Done)), `session` opens, makes or closes books. In a protected
//! book what reads is for everybody and what writes for officers; where it is otherwise, `@viewer`, `@officer` or `@admin`
//! stands before the name.

mod request;
mod table;
mod typescript;

pub use table::{COMMANDS, CommandInfo, CommandKind, dispatch};
pub use typescript::{CommandDescription, TypeScript, describe, typescript};
