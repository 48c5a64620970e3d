-- Views of a list that are kept by name.
CREATE TABLE saved_view (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  version    INTEGER NOT NULL DEFAULT 1,
  noun       TEXT NOT NULL CHECK (noun <> ''),                     -- which list: "tasks", "people" …
  name       TEXT NOT NULL CHECK (name <> ''),
  position   INTEGER NOT NULL,                                     -- its place in the menu, from 1
  definition TEXT NOT NULL CHECK (json_valid(definition)),         -- views/types.rs ViewDefinition
  UNIQUE (noun, name)
) STRICT;
