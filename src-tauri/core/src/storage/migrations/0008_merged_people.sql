-- A record that was merged into another stands here, out of every list, search and figure, which read `person` and
-- `membership` alone. It is kept whole; taking the merge back puts its row back where it was.
CREATE TABLE merged_person (
  id        INTEGER PRIMARY KEY,                 -- the number it had in person, which nobody else is given
  uid       TEXT NOT NULL UNIQUE,
  version   INTEGER NOT NULL DEFAULT 1,
  into_id   INTEGER NOT NULL,                    -- the record it went into: in person, or here once that one went on
  full_name TEXT NOT NULL,
  birth_on  TEXT,                                -- partial day
  record    TEXT NOT NULL CHECK (json_valid(record))  -- its whole row, as the history keeps rows
) STRICT;
CREATE INDEX merged_person_into ON merged_person (into_id);
-- Of two memberships of the same days in one organisation, held by the two records of one person, one goes on and the
-- other is set aside here: nobody is a member of an organisation twice.
CREATE TABLE merged_membership (
  id               INTEGER PRIMARY KEY,          -- the number it had in membership, which no other is given
  uid              TEXT NOT NULL UNIQUE,
  version          INTEGER NOT NULL DEFAULT 1,
  merged_person_id INTEGER NOT NULL REFERENCES merged_person (id),  -- by whose merge
  person_id        INTEGER NOT NULL,             -- whose it was
  kept_id          INTEGER NOT NULL,             -- the membership that goes on in its place
  organization_id  INTEGER NOT NULL REFERENCES organization (id),
  record           TEXT NOT NULL CHECK (json_valid(record))
) STRICT;
CREATE INDEX merged_membership_of ON merged_membership (merged_person_id);
-- Two records that look alike and were said to be two people.
CREATE TABLE different_people (
  id        INTEGER PRIMARY KEY,
  version   INTEGER NOT NULL DEFAULT 1,
  person_id INTEGER NOT NULL REFERENCES person (id),
  other_id  INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (person_id, other_id),
  CHECK (person_id < other_id)
) STRICT;
CREATE INDEX different_people_other ON different_people (other_id);
