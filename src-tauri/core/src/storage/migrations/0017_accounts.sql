-- Who may open a protected book, and what each may do. A book without protection has none.
CREATE TABLE IF NOT EXISTS history_now (id INTEGER PRIMARY KEY CHECK (id = 1), entry_id INTEGER NOT NULL) STRICT;

CREATE TABLE account (
  id             INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL DEFAULT 1,
  login          TEXT NOT NULL UNIQUE CHECK (login <> ''),      -- folded: what is typed at signing in
  display_name   TEXT NOT NULL CHECK (display_name <> ''),      -- as the history names them
  role           TEXT NOT NULL CHECK (role IN ('admin', 'officer', 'viewer')),
  sees_sensitive INTEGER NOT NULL CHECK (sees_sensitive IN (0, 1)),
  is_active      INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

-- The book's key, wrapped with the password of an account (JSON), and when it was last used. A closed account has none.
-- The history does not watch it: a slot that was replaced shall be gone.
CREATE TABLE account_key (
  id                INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  slot              TEXT NOT NULL,
  last_signed_in_at TEXT
) STRICT;

-- Grows with each change of an account: tells a key file that is behind from one that is ahead.
-- (Its word makes its row unlike that of any other table, for whoever has only rows left.)
CREATE TABLE account_generation (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  what   TEXT NOT NULL DEFAULT 'accounts' CHECK (what = 'accounts'),
  number INTEGER NOT NULL
) STRICT;
INSERT INTO account_generation (id, number) VALUES (1, 0);

CREATE TRIGGER account_key_added BEFORE INSERT ON account_key
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;
CREATE TRIGGER account_key_changed BEFORE UPDATE ON account_key
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;
CREATE TRIGGER account_key_removed BEFORE DELETE ON account_key
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;
