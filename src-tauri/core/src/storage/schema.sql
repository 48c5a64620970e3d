-- Generated from the migrations for readers; never run. `lienhiep-cli commands --schema src-tauri/core/src/storage/schema.sql` rewrites it.

CREATE TRIGGER access_log_frozen BEFORE UPDATE OF id, happened_at, day_on, actor, kind, person_id, person_count, with_sensitive
  ON access_log BEGIN SELECT raise(ABORT, 'a line of the access log is never changed'); END;

CREATE TRIGGER access_log_kept BEFORE DELETE ON access_log BEGIN SELECT raise(ABORT, 'a line of the access log is never deleted'); END;

CREATE TRIGGER access_log_struck BEFORE UPDATE ON access_log
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

CREATE TABLE access_log (
  id             INTEGER PRIMARY KEY,
  happened_at    TEXT NOT NULL,
  day_on         TEXT NOT NULL CHECK (day_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),  -- in Vietnam
  actor          TEXT NOT NULL,
  kind           TEXT NOT NULL CHECK (kind <> ''),              -- privacy/access/types.rs
  person_id      INTEGER,                                       -- of one person; a record may be merged or taken back, the line stays
  what           TEXT,                                          -- which list, whose roster, which report
  file_name      TEXT,
  person_count   INTEGER CHECK (person_count >= 0),
  with_sensitive INTEGER NOT NULL DEFAULT 0 CHECK (with_sensitive IN (0, 1)),
  purpose        TEXT
) STRICT;

CREATE UNIQUE INDEX access_log_opened ON access_log (person_id, day_on, actor) WHERE kind = 'open_person';

CREATE INDEX access_log_person ON access_log (person_id) WHERE person_id IS NOT NULL;

CREATE TABLE account (
  id             INTEGER PRIMARY KEY,
  version        INTEGER NOT NULL DEFAULT 1,
  login          TEXT NOT NULL UNIQUE CHECK (login <> ''),      -- folded: what is typed at signing in
  display_name   TEXT NOT NULL CHECK (display_name <> ''),      -- as the history names them
  role           TEXT NOT NULL CHECK (role IN ('admin', 'officer', 'viewer')),
  sees_sensitive INTEGER NOT NULL CHECK (sees_sensitive IN (0, 1)),
  is_active      INTEGER NOT NULL CHECK (is_active IN (0, 1))
) STRICT;

CREATE TABLE account_generation (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  what   TEXT NOT NULL DEFAULT 'accounts' CHECK (what = 'accounts'),
  number INTEGER NOT NULL
) STRICT;

CREATE TRIGGER account_key_added BEFORE INSERT ON account_key
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

CREATE TRIGGER account_key_changed BEFORE UPDATE ON account_key
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

CREATE TRIGGER account_key_removed BEFORE DELETE ON account_key
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

CREATE TABLE account_key (
  id                INTEGER PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
  slot              TEXT NOT NULL,
  last_signed_in_at TEXT
) STRICT;

CREATE TABLE agency (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1,
  name            TEXT NOT NULL CHECK (name <> ''),
  short_name      TEXT,
  kind            TEXT NOT NULL CHECK (kind IN ('department', 'party_body', 'mass_organization', 'district', 'commune', 'union', 'association', 'other')),
  organization_id INTEGER REFERENCES organization (id),            -- of an association: its registry record
  synonyms        TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(synonyms)),
  valid_from_on   TEXT,
  valid_to_on     TEXT,                                            -- first day it no longer exists
  successor_id    INTEGER REFERENCES agency (id),
  contact_name    TEXT,
  phone           TEXT,
  email           TEXT,
  note            TEXT,
  search_fold     TEXT NOT NULL,
  sort_key        BLOB NOT NULL
) STRICT;

CREATE TABLE attachment (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  plan_id     INTEGER REFERENCES plan (id) ON DELETE CASCADE,
  task_id     INTEGER REFERENCES task (id) ON DELETE CASCADE,
  progress_id INTEGER REFERENCES task_progress (id) ON DELETE SET NULL,   -- then it stays with the task
  evidence_id INTEGER REFERENCES evidence (id) ON DELETE SET NULL,
  obstacle_id INTEGER REFERENCES obstacle (id) ON DELETE CASCADE,
  answer_id   INTEGER REFERENCES obstacle_answer (id) ON DELETE SET NULL, -- then it stays with the obstacle
  file_name   TEXT NOT NULL CHECK (file_name <> ''),                      -- as the office calls it; made safe when saved out
  note        TEXT,                                                       -- words about it
  attached_on TEXT NOT NULL CHECK (attached_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  byte_count  INTEGER NOT NULL CHECK (byte_count > 0),
  sha256      TEXT NOT NULL REFERENCES attachment_content (sha256),
  CHECK ((plan_id IS NOT NULL) + (task_id IS NOT NULL) + (obstacle_id IS NOT NULL) = 1),
  CHECK (task_id IS NOT NULL OR (progress_id IS NULL AND evidence_id IS NULL)),
  CHECK (progress_id IS NULL OR evidence_id IS NULL),
  CHECK (obstacle_id IS NOT NULL OR answer_id IS NULL)
) STRICT;

CREATE INDEX attachment_by_content ON attachment (sha256);

CREATE INDEX attachment_of_answer ON attachment (answer_id) WHERE answer_id IS NOT NULL;

CREATE INDEX attachment_of_evidence ON attachment (evidence_id) WHERE evidence_id IS NOT NULL;

CREATE INDEX attachment_of_obstacle ON attachment (obstacle_id) WHERE obstacle_id IS NOT NULL;

CREATE INDEX attachment_of_plan ON attachment (plan_id) WHERE plan_id IS NOT NULL;

CREATE INDEX attachment_of_report ON attachment (progress_id) WHERE progress_id IS NOT NULL;

CREATE INDEX attachment_of_task ON attachment (task_id) WHERE task_id IS NOT NULL;

CREATE TRIGGER attachment_content_added BEFORE INSERT ON attachment_content
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

CREATE TRIGGER attachment_content_cleared BEFORE DELETE ON attachment_content
  WHEN NOT EXISTS (SELECT 1 FROM history_now) BEGIN SELECT raise(ABORT, 'a write outside transact'); END;

CREATE TRIGGER attachment_content_frozen BEFORE UPDATE ON attachment_content BEGIN
  SELECT raise(ABORT, 'the content of a file is never changed');
END;

CREATE TABLE attachment_content (
  id     INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  bytes  BLOB NOT NULL CHECK (length(bytes) > 0)
) STRICT;

CREATE TABLE data_request (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  person_id   INTEGER NOT NULL REFERENCES person (id),
  kind        TEXT NOT NULL CHECK (kind IN ('access', 'correction', 'erasure', 'withdrawal')),
  received_on TEXT NOT NULL CHECK (received_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on      TEXT CHECK (due_on IS NULL OR due_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  done_on     TEXT CHECK (done_on IS NULL OR done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  doc_number  TEXT,
  note        TEXT
) STRICT;

CREATE INDEX data_request_of ON data_request (person_id);

CREATE TABLE data_source (
  id               INTEGER PRIMARY KEY,
  version          INTEGER NOT NULL DEFAULT 1,
  batch_id         INTEGER UNIQUE REFERENCES import_batch (id) ON DELETE CASCADE,
  roster_id        INTEGER UNIQUE REFERENCES roster (id) ON DELETE CASCADE,
  purpose          TEXT,
  basis            TEXT CHECK (basis IN ('consent', 'charter', 'contract', 'other')),
  vouched_by       TEXT,                                        -- who says so: the association, by whom
  doc_number       TEXT,
  doc_on           TEXT CHECK (doc_on IS NULL OR doc_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  CHECK ((batch_id IS NOT NULL) + (roster_id IS NOT NULL) = 1)
) STRICT;

CREATE TABLE declared_figure (
  id                        INTEGER PRIMARY KEY,
  organization_id           INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  as_of_on                  TEXT NOT NULL,
  source                    TEXT,                                  -- the paper or e-mail it came in
  member_count              INTEGER NOT NULL CHECK (member_count >= 0),
  branch_count              INTEGER CHECK (branch_count >= 0),
  female_count              INTEGER CHECK (female_count >= 0),
  professor_count           INTEGER CHECK (professor_count >= 0),
  associate_professor_count INTEGER CHECK (associate_professor_count >= 0),
  doctor_count              INTEGER CHECK (doctor_count >= 0),      -- TSKH and TS
  master_count              INTEGER CHECK (master_count >= 0),
  bachelor_count            INTEGER CHECK (bachelor_count >= 0),
  other_count               INTEGER CHECK (other_count >= 0),
  note                      TEXT,
  version                   INTEGER NOT NULL DEFAULT 1, college_count INTEGER CHECK (college_count >= 0), intermediate_count INTEGER CHECK (intermediate_count >= 0),
  UNIQUE (organization_id, as_of_on)
) STRICT;

CREATE TABLE different_people (
  id        INTEGER PRIMARY KEY,
  version   INTEGER NOT NULL DEFAULT 1,
  person_id INTEGER NOT NULL REFERENCES person (id),
  other_id  INTEGER NOT NULL REFERENCES person (id),
  UNIQUE (person_id, other_id),
  CHECK (person_id < other_id)
) STRICT;

CREATE INDEX different_people_other ON different_people (other_id);

CREATE TABLE erased_person (
  id         INTEGER PRIMARY KEY REFERENCES person (id),
  version    INTEGER NOT NULL DEFAULT 1,
  erased_on  TEXT NOT NULL CHECK (erased_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  reason     TEXT NOT NULL CHECK (reason <> ''),
  doc_number TEXT                                               -- the paper by which it was asked for
) STRICT;

CREATE TABLE evidence (
  id          INTEGER PRIMARY KEY,
  task_id     INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  progress_id INTEGER REFERENCES task_progress (id) ON DELETE SET NULL,
  doc_number  TEXT NOT NULL,
  issued_on   TEXT,
  subject     TEXT,
  location    TEXT,                                                -- where the paper or file is kept
  version     INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX evidence_of ON evidence (task_id);

CREATE TABLE history_entry (
  id          INTEGER PRIMARY KEY,
  happened_at TEXT NOT NULL,
  actor       TEXT NOT NULL,
  act         TEXT NOT NULL,                                       -- history/act.rs
  summary     TEXT NOT NULL,                                       -- the act as a Vietnamese sentence
  undoes_id   INTEGER REFERENCES history_entry (id),               -- of an undo: what it took back
  undone_by_id INTEGER REFERENCES history_entry (id)
) STRICT;

CREATE TABLE history_indexed (
  id     INTEGER PRIMARY KEY CHECK (id = 1),
  row_id INTEGER NOT NULL                        -- the last line of history_row that the index knows
) STRICT;

CREATE TABLE history_now (id INTEGER PRIMARY KEY CHECK (id = 1), entry_id INTEGER NOT NULL) STRICT;

CREATE TABLE history_row (
  id         INTEGER PRIMARY KEY,
  entry_id   INTEGER NOT NULL REFERENCES history_entry (id),
  table_name TEXT NOT NULL,
  row_id     INTEGER NOT NULL,
  op         TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
  before     TEXT
) STRICT;

CREATE INDEX history_row_entry ON history_row (entry_id);

CREATE INDEX history_row_of ON history_row (table_name, row_id, id);

CREATE TABLE holiday (
  id      INTEGER PRIMARY KEY,
  version INTEGER NOT NULL DEFAULT 1,
  day_on  TEXT NOT NULL UNIQUE,
  kind    TEXT NOT NULL CHECK (kind IN ('off', 'working')),
  name    TEXT NOT NULL
) STRICT;

CREATE TABLE import_batch (
  id              INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organization (id),
  file_name       TEXT NOT NULL,
  file_sha256     TEXT NOT NULL,
  sheet           TEXT NOT NULL,
  imported_at     TEXT NOT NULL,
  new_count       INTEGER NOT NULL,
  changed_count   INTEGER NOT NULL,
  same_count      INTEGER NOT NULL,
  left_out_count  INTEGER NOT NULL,
  mapping         TEXT NOT NULL CHECK (json_valid(mapping)),
  version         INTEGER NOT NULL DEFAULT 1
, roster_id INTEGER REFERENCES roster (id)) STRICT;

CREATE TABLE "indicator" (
  id          INTEGER PRIMARY KEY,
  position    INTEGER NOT NULL,
  code        TEXT NOT NULL UNIQUE,
  name        TEXT NOT NULL,
  unit        TEXT NOT NULL,                                       -- đơn vị tính
  aggregation TEXT NOT NULL DEFAULT 'sum' CHECK (aggregation IN ('sum', 'last', 'cumulative')),
  is_active   INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  version     INTEGER NOT NULL DEFAULT 1,
  group_name  TEXT                                                 -- printed above them; none: the annex's own words
) STRICT;

CREATE TABLE "indicator_value" (
  id              INTEGER PRIMARY KEY,
  indicator_id    INTEGER NOT NULL REFERENCES "indicator" (id) ON DELETE CASCADE,
  period_id       INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  organization_id INTEGER REFERENCES organization (id) ON DELETE CASCADE, -- whose; none: the union's own
  value           REAL NOT NULL,
  is_estimate     INTEGER NOT NULL DEFAULT 0 CHECK (is_estimate IN (0, 1)),
  note            TEXT,
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE UNIQUE INDEX indicator_value_of ON indicator_value (indicator_id, period_id, coalesce(organization_id, 0));

CREATE INDEX indicator_value_period ON indicator_value (period_id);

CREATE TABLE legal_basis (
  id         INTEGER PRIMARY KEY,
  plan_id    INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  position   INTEGER NOT NULL,
  doc_number TEXT NOT NULL,
  issued_on  TEXT,
  issuer     TEXT,
  subject    TEXT,
  version    INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX legal_basis_of ON legal_basis (plan_id, position);

CREATE TABLE membership (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1,
  person_id       INTEGER NOT NULL REFERENCES person (id),
  organization_id INTEGER NOT NULL REFERENCES organization (id),
  branch_id       INTEGER REFERENCES organization (id),
  type            TEXT NOT NULL DEFAULT 'full' CHECK (type IN ('full', 'associate', 'honorary')),
  admitted_on     TEXT,                                            -- partial day as known; NULL: unknown
  starts_on       TEXT NOT NULL CHECK (starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), -- first day counted (memberships/rules.rs)
  decision_number TEXT,
  card_number     TEXT,
  card_on         TEXT,
  role            TEXT,
  ended_on        TEXT CHECK (ended_on IS NULL OR (ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND ended_on >= starts_on)), -- first day no longer counted
  end_reason      TEXT CHECK (end_reason IN ('resign', 'remove', 'expel', 'transfer', 'deceased', 'dissolved', 'other')),
  end_decision    TEXT,
  transferred_to_id INTEGER REFERENCES membership (id),            -- of a transfer: the membership that follows
  note            TEXT, decision_on TEXT, decision_issuer TEXT,
  CHECK ((ended_on IS NULL) = (end_reason IS NULL))
) STRICT;

CREATE INDEX membership_branch ON membership (branch_id) WHERE branch_id IS NOT NULL;

CREATE INDEX membership_card ON membership (card_number) WHERE card_number IS NOT NULL;

CREATE INDEX membership_ended ON membership (ended_on, organization_id, end_reason, person_id, starts_on) WHERE ended_on IS NOT NULL;

CREATE INDEX membership_organization ON membership (organization_id, person_id, starts_on, ended_on);

CREATE INDEX membership_person ON membership (person_id, organization_id, starts_on, ended_on);

CREATE INDEX membership_started ON membership (starts_on, organization_id, person_id, ended_on);

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

CREATE TABLE obstacle (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1,
  plan_id         INTEGER REFERENCES plan (id) ON DELETE CASCADE,
  task_id         INTEGER REFERENCES task (id) ON DELETE CASCADE,
  agency_id       INTEGER REFERENCES agency (id),                  -- who raised it
  raised_on       TEXT NOT NULL,
  content         TEXT NOT NULL CHECK (content <> ''),
  proposal        TEXT,
  addressee       TEXT,
  search_fold     TEXT NOT NULL
, proposal_sent_on TEXT, proposal_document TEXT) STRICT;

CREATE INDEX obstacle_task ON obstacle (task_id);

CREATE TABLE obstacle_answer (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  obstacle_id INTEGER NOT NULL REFERENCES obstacle (id) ON DELETE CASCADE,
  answered_on TEXT NOT NULL,
  answered_by TEXT,                                                -- who, when it is not the addressee
  answer      TEXT NOT NULL,
  document    TEXT                                                 -- number of the paper, where it is kept
) STRICT;

CREATE INDEX obstacle_answer_of ON obstacle_answer (obstacle_id, answered_on);

CREATE TABLE obstacle_closing (
  id            INTEGER PRIMARY KEY,
  version       INTEGER NOT NULL DEFAULT 1,
  obstacle_id   INTEGER NOT NULL REFERENCES obstacle (id) ON DELETE CASCADE,
  closed_on     TEXT NOT NULL,                                     -- settled from this day on
  effect        TEXT,                                              -- what came of it in the end
  reopened_on   TEXT CHECK (reopened_on >= closed_on),             -- open again from this day on
  reopen_reason TEXT,
  CHECK ((reopened_on IS NULL) = (reopen_reason IS NULL))
) STRICT;

CREATE INDEX obstacle_closing_of ON obstacle_closing (obstacle_id, closed_on);

CREATE TABLE obstacle_effect (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  obstacle_id INTEGER NOT NULL REFERENCES obstacle (id) ON DELETE CASCADE,
  noted_on    TEXT NOT NULL,
  effect      TEXT NOT NULL                                        -- what came of it so far
) STRICT;

CREATE INDEX obstacle_effect_of ON obstacle_effect (obstacle_id, noted_on);

CREATE TABLE organization (
  id                   INTEGER PRIMARY KEY,
  uid                  TEXT NOT NULL UNIQUE,
  version              INTEGER NOT NULL DEFAULT 1,
  code                 TEXT NOT NULL UNIQUE CHECK (code <> ''),
  name                 TEXT NOT NULL CHECK (name <> ''),
  short_name           TEXT,
  kind                 TEXT NOT NULL CHECK (kind IN ('member_association', 'affiliated_unit', 'club', 'collective_member', 'branch')),
  status               TEXT NOT NULL DEFAULT 'active' CHECK (status IN ('active', 'suspended', 'merging', 'dissolved')),
  parent_id            INTEGER REFERENCES organization (id),       -- of a branch: its association
  science_field        TEXT,
  governing_department TEXT,
  founded_on           TEXT,                                       -- partial day
  joined_on            TEXT CHECK (joined_on IS NULL OR joined_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  ended_on             TEXT CHECK (ended_on IS NULL OR ended_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  address              TEXT,
  commune              TEXT,
  province             TEXT,
  former_district      TEXT,
  phone                TEXT,
  email                TEXT,
  website              TEXT,
  tax_code             TEXT,
  has_seal             INTEGER CHECK (has_seal IN (0, 1)),
  bank_account         TEXT,
  note                 TEXT,
  search_fold          TEXT NOT NULL,                              -- code, name, short name, field, address
  sort_key             BLOB NOT NULL,
  CHECK (kind <> 'branch' OR parent_id IS NOT NULL)
) STRICT;

CREATE INDEX organization_order ON organization (sort_key);

CREATE INDEX organization_parent ON organization (parent_id);

CREATE TABLE organization_decision (
  id              INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('founding', 'charter', 'admission', 'committee_recognition', 'rename', 'restructuring', 'dissolution', 'other')),
  doc_number      TEXT NOT NULL,
  decided_on      TEXT,
  issuer          TEXT,
  subject         TEXT,
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX organization_decision_of ON organization_decision (organization_id);

CREATE TABLE organization_event (
  id              INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  kind            TEXT NOT NULL CHECK (kind IN ('admitted', 'renamed', 'absorbed', 'consolidated', 'divided', 'split', 'suspended', 'resumed', 'dissolved')),
  happened_on     TEXT NOT NULL,
  other_id        INTEGER REFERENCES organization (id),
  doc_number      TEXT,
  old_name        TEXT,
  new_name        TEXT,
  note            TEXT,
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX organization_event_of ON organization_event (organization_id);

CREATE INDEX organization_event_other ON organization_event (other_id);

CREATE TABLE organization_position (
  id              INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  term_id         INTEGER REFERENCES organization_term (id) ON DELETE SET NULL,
  person_id       INTEGER REFERENCES person (id),
  holder_name     TEXT,                                            -- when the holder has no record
  body            TEXT CHECK (body IN ('executive_committee', 'standing_committee', 'permanent_board', 'inspection_committee', 'office')),
  role            TEXT NOT NULL CHECK (role IN ('president', 'vice_president', 'secretary_general', 'chief_of_office', 'member', 'focal_point', 'head_of_inspection', 'other')),
  title_text      TEXT,                                            -- the title in the office's own words
  phone           TEXT,
  email           TEXT,
  from_on         TEXT,
  to_on           TEXT,
  version         INTEGER NOT NULL DEFAULT 1,
  CHECK (person_id IS NOT NULL OR holder_name IS NOT NULL)
) STRICT;

CREATE INDEX organization_position_of ON organization_position (organization_id);

CREATE INDEX organization_position_person ON organization_position (person_id);

CREATE TABLE organization_term (
  id               INTEGER PRIMARY KEY,
  organization_id  INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  ordinal          INTEGER,                                        -- đại hội lần thứ
  congress_on      TEXT,
  starts_on        TEXT NOT NULL,                                  -- partial day
  ends_on          TEXT,                                           -- partial day
  next_congress_on TEXT,
  note             TEXT,
  version          INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX organization_term_of ON organization_term (organization_id);

CREATE TABLE period (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  version    INTEGER NOT NULL DEFAULT 1,
  code       TEXT NOT NULL UNIQUE,                                 -- 2026-Q3, 2026-H1, 2026-9M, 2026, 2026-05, or free
  regime     TEXT NOT NULL CHECK (regime IN ('decree_15_14', 'calendar', 'free')),
  kind       TEXT NOT NULL CHECK (kind IN ('month', 'quarter', 'half_year', 'nine_months', 'year', 'ad_hoc')),
  label      TEXT NOT NULL,                                        -- "Quý III năm 2026"
  starts_on  TEXT NOT NULL,
  cutoff_on  TEXT NOT NULL CHECK (cutoff_on >= starts_on),         -- last day counted
  due_on     TEXT,                                                 -- when the report is owed
  status     TEXT NOT NULL DEFAULT 'open' CHECK (status IN ('open', 'closed')),
  note       TEXT
) STRICT;

CREATE TRIGGER period_closing_frozen_delete BEFORE DELETE ON period_closing BEGIN SELECT raise(ABORT, 'a closing is never deleted'); END;

CREATE TRIGGER period_closing_frozen_update BEFORE UPDATE OF period_id, number, closed_at, closed_by, reason, data ON period_closing BEGIN SELECT raise(ABORT, 'a closing is never changed'); END;

CREATE TRIGGER period_closing_rows_frozen_update BEFORE UPDATE OF membership_rows ON period_closing BEGIN SELECT raise(ABORT, 'a closing is never changed'); END;

CREATE TABLE period_closing (
  id            INTEGER PRIMARY KEY,
  period_id     INTEGER NOT NULL REFERENCES period (id),
  number        INTEGER NOT NULL CHECK (number >= 1),              -- 1: first; from 2: bản thay thế
  closed_at     TEXT NOT NULL,
  closed_by     TEXT NOT NULL,
  reason        TEXT,                                              -- of a replacement
  data          TEXT NOT NULL CHECK (json_valid(data)),            -- reports/data.rs ReportData
  reopened_at   TEXT,
  reopened_by   TEXT,
  reopen_reason TEXT, membership_rows TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(membership_rows)),
  UNIQUE (period_id, number)
) STRICT;

CREATE TRIGGER period_file_frozen_delete BEFORE DELETE ON period_file BEGIN SELECT raise(ABORT, 'a frozen file is never deleted'); END;

CREATE TRIGGER period_file_frozen_update BEFORE UPDATE ON period_file BEGIN SELECT raise(ABORT, 'a frozen file is never changed'); END;

CREATE TABLE period_file (
  id         INTEGER PRIMARY KEY,
  closing_id INTEGER NOT NULL REFERENCES period_closing (id),
  edition    TEXT NOT NULL CHECK (edition IN ('sent', 'proof')),
  file_name  TEXT NOT NULL,
  bytes      BLOB NOT NULL,
  sha256     TEXT NOT NULL,
  UNIQUE (closing_id, edition)
) STRICT;

CREATE TABLE period_text (
  id        INTEGER PRIMARY KEY,
  period_id INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  section   TEXT NOT NULL,
  body      TEXT NOT NULL,
  version   INTEGER NOT NULL DEFAULT 1,
  UNIQUE (period_id, section)
) STRICT;

CREATE TABLE period_waiver (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  period_id   INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  check_key   TEXT NOT NULL,                                       -- reports/figures/checks.rs: submissions.missing, …
  subject_key TEXT NOT NULL,                                       -- organization:5, task:12, people:3-9; all: the check as a whole
  found       INTEGER NOT NULL,                                    -- the figures that were let pass
  expected    INTEGER NOT NULL,
  reason      TEXT NOT NULL CHECK (reason <> ''),
  waived_by   TEXT NOT NULL,
  waived_on   TEXT NOT NULL,
  UNIQUE (period_id, check_key, subject_key)
) STRICT;

CREATE TABLE person (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1,
  full_name       TEXT NOT NULL CHECK (full_name <> ''),
  sort_name       TEXT,                                            -- the user's own; else given name first
  birth_on        TEXT CHECK (birth_on IS NULL OR birth_on GLOB '[0-9][0-9][0-9][0-9]*'),  -- partial day
  sex             TEXT CHECK (sex IN ('male', 'female', 'other')), -- never defaulted
  national_id     TEXT,
  academic_title  TEXT CHECK (academic_title IN ('professor', 'associate_professor')),
  degree          TEXT CHECK (degree IN ('doctor_of_science', 'doctor', 'master')),
  education_level TEXT CHECK (education_level IN ('university', 'college', 'intermediate', 'specialist_1', 'specialist_2', 'residency', 'other')),
  specialty       TEXT,
  employer        TEXT,
  job_title       TEXT,
  working_status  TEXT CHECK (working_status IN ('working', 'retired')),
  phone           TEXT,
  email           TEXT,
  address         TEXT,
  awards          TEXT,
  note            TEXT,
  source          TEXT,
  deceased_on     TEXT,                                            -- partial day
  ethnicity       TEXT,                                            -- sensitive: off by default
  religion        TEXT,                                            -- sensitive
  party_member    INTEGER CHECK (party_member IN (0, 1)),          -- treated as sensitive
  name_fold       TEXT NOT NULL,
  search_fold     TEXT NOT NULL,                                   -- employer, specialty, ids, phone, address …
  sort_key        BLOB NOT NULL,
  specialty_key   BLOB,                                            -- places in Vietnamese order, for sorting the list
  employer_key    BLOB,
  job_title_key   BLOB
) STRICT;

CREATE INDEX person_academic_title ON person (academic_title, sort_key, id) WHERE academic_title IS NOT NULL;

CREATE INDEX person_birth ON person (birth_on) WHERE birth_on IS NOT NULL;

CREATE INDEX person_deceased ON person (deceased_on) WHERE deceased_on IS NOT NULL;

CREATE INDEX person_degree ON person (degree, sort_key, id) WHERE degree IS NOT NULL;

CREATE INDEX person_employer ON person (employer_key) WHERE employer_key IS NOT NULL;

CREATE INDEX person_job_title ON person (job_title_key) WHERE job_title_key IS NOT NULL;

CREATE INDEX person_name_fold ON person (name_fold);

CREATE INDEX person_national_id ON person (national_id) WHERE national_id IS NOT NULL;

CREATE INDEX person_order ON person (sort_key, id, name_fold, birth_on, sex, academic_title, degree, education_level, working_status, deceased_on);

CREATE INDEX person_specialty ON person (specialty_key) WHERE specialty_key IS NOT NULL;

CREATE VIRTUAL TABLE person_search USING fts5 (
  name_fold, search_fold, content='person', content_rowid='id',
  tokenize="unicode61 remove_diacritics 0", prefix='1 2 3', detail='column', columnsize=0
);

CREATE TABLE plan (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1,
  doc_number      TEXT NOT NULL CHECK (doc_number <> ''),
  issued_on       TEXT,
  issuer          TEXT,
  subject         TEXT NOT NULL,
  validity        TEXT NOT NULL DEFAULT 'in_force' CHECK (validity IN ('in_force', 'replaced', 'expired', 'concluded')),
  starts_on       TEXT,
  ends_on         TEXT,
  focal_agency_id INTEGER REFERENCES agency (id),
  replaced_by_id  INTEGER REFERENCES plan (id),
  note            TEXT
, validity_on TEXT) STRICT;

CREATE TABLE reminder (
  id               INTEGER PRIMARY KEY,
  uid              TEXT NOT NULL UNIQUE,
  version          INTEGER NOT NULL DEFAULT 1,
  agency_id        INTEGER NOT NULL REFERENCES agency (id),             -- who is urged: of an agency that has ended, who took over
  agency_name      TEXT NOT NULL,                                       -- as the letter calls it
  year             INTEGER NOT NULL,
  number           INTEGER NOT NULL CHECK (number > 0),
  symbol           TEXT NOT NULL,
  issued_on        TEXT NOT NULL,
  as_of_on         TEXT NOT NULL,                                       -- the day whose states it tells
  due_on           TEXT,                                                -- an answer is asked until
  file_name        TEXT NOT NULL,
  letter           TEXT NOT NULL CHECK (json_valid(letter)),            -- its words as they went out
  answered_on      TEXT,
  answer_document  TEXT,
  answer           TEXT,
  withdrawn_on     TEXT,
  withdrawn_reason TEXT,
  search_fold      TEXT NOT NULL,
  UNIQUE (year, symbol, number),
  CHECK ((withdrawn_on IS NULL) = (withdrawn_reason IS NULL))
) STRICT;

CREATE INDEX reminder_of ON reminder (agency_id, issued_on);

CREATE TABLE reminder_file (
  id          INTEGER PRIMARY KEY,
  version     INTEGER NOT NULL DEFAULT 1,
  reminder_id INTEGER NOT NULL UNIQUE REFERENCES reminder (id) ON DELETE CASCADE,
  bytes       BLOB NOT NULL
) STRICT;

CREATE TABLE reminder_task (
  id              INTEGER PRIMARY KEY,
  version         INTEGER NOT NULL DEFAULT 1,
  reminder_id     INTEGER NOT NULL REFERENCES reminder (id) ON DELETE CASCADE,
  position        INTEGER NOT NULL,
  task_id         INTEGER REFERENCES task (id) ON DELETE SET NULL,      -- gone when the task was deleted since
  plan_id         INTEGER REFERENCES plan (id) ON DELETE SET NULL,
  plan_number     TEXT NOT NULL,
  code            TEXT NOT NULL,
  content         TEXT NOT NULL,
  due_on          TEXT NOT NULL,
  days_left       INTEGER NOT NULL,                                     -- below 0: days late
  label           TEXT NOT NULL,                                        -- its state then
  extension_count INTEGER NOT NULL
) STRICT;

CREATE INDEX reminder_task_in ON reminder_task (reminder_id);

CREATE INDEX reminder_task_of ON reminder_task (task_id);

CREATE TABLE roster (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,                            -- stands in the file: by it the list is known again
  version         INTEGER NOT NULL DEFAULT 1,
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  period_id       INTEGER REFERENCES period (id) ON DELETE SET NULL, -- the report it is asked for
  sent_on         TEXT NOT NULL,
  due_on          TEXT,                                            -- asked back until
  file_name       TEXT NOT NULL,
  member_count    INTEGER NOT NULL,
  history_row_id  INTEGER NOT NULL                                 -- the last line of the history when it was made: what it said can be told from it
) STRICT;

CREATE INDEX roster_of ON roster (organization_id, period_id);

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

CREATE TABLE setting (
  id      INTEGER PRIMARY KEY,
  key     TEXT NOT NULL UNIQUE,
  value   TEXT NOT NULL CHECK (json_valid(value)),
  version INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE TABLE submission (
  id              INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organization (id) ON DELETE CASCADE,
  period_id       INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  submitted_on    TEXT NOT NULL,
  completeness    TEXT NOT NULL CHECK (completeness IN ('complete', 'incomplete')),
  note            TEXT,
  version         INTEGER NOT NULL DEFAULT 1,
  UNIQUE (organization_id, period_id)
) STRICT;

CREATE TABLE task (
  id              INTEGER PRIMARY KEY,
  uid             TEXT NOT NULL UNIQUE,
  version         INTEGER NOT NULL DEFAULT 1,
  plan_id         INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  group_id        INTEGER REFERENCES task_group (id),
  position        INTEGER NOT NULL,
  code            TEXT NOT NULL,
  content         TEXT NOT NULL CHECK (content <> ''),
  lead_agency_id  INTEGER REFERENCES agency (id),
  lead_as_written TEXT,                                            -- the name as the plan writes it
  schedule_text   TEXT,                                            -- verbatim: "Quý IV/2021"
  schedule_kind   TEXT NOT NULL DEFAULT 'none' CHECK (schedule_kind IN ('none', 'once', 'range', 'yearly', 'half_yearly', 'quarterly', 'continuous')),
  starts_on       TEXT,
  due_on          TEXT,                                            -- the original deadline; extensions are beside it. Of a yearly task: its month and day count
  deliverable     TEXT,
  priority        TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('high', 'normal', 'low')),
  note            TEXT,
  search_fold     TEXT NOT NULL
) STRICT;

CREATE INDEX task_lead ON task (lead_agency_id);

CREATE INDEX task_of ON task (plan_id, position);

CREATE TABLE task_assignment (
  id                INTEGER PRIMARY KEY,
  version           INTEGER NOT NULL DEFAULT 1,
  task_id           INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  assigned_on       TEXT NOT NULL CHECK (assigned_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  from_agency_id    INTEGER REFERENCES agency (id),
  from_as_written   TEXT,
  to_agency_id      INTEGER NOT NULL REFERENCES agency (id),
  to_as_written     TEXT,
  to_coordinated    INTEGER NOT NULL DEFAULT 0 CHECK (to_coordinated IN (0, 1)),   -- the new lead coordinated until then
  to_coordinated_as TEXT,                                                          -- its name as the plan wrote it there
  from_coordinates  INTEGER NOT NULL DEFAULT 0 CHECK (from_coordinates IN (0, 1)), -- the former lead coordinates since
  reason            TEXT NOT NULL CHECK (reason <> ''),
  doc_number        TEXT
) STRICT;

CREATE INDEX task_assignment_of ON task_assignment (task_id, assigned_on);

CREATE TABLE task_coordinating_agency (
  id         INTEGER PRIMARY KEY,
  task_id    INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  agency_id  INTEGER NOT NULL REFERENCES agency (id),
  as_written TEXT,
  version    INTEGER NOT NULL DEFAULT 1,
  UNIQUE (task_id, agency_id)
) STRICT;

CREATE TABLE task_deadline (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  task_id    INTEGER NOT NULL UNIQUE REFERENCES task (id) ON DELETE CASCADE,
  set_on     TEXT NOT NULL CHECK (set_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  due_on     TEXT NOT NULL CHECK (due_on >= set_on),
  reason     TEXT,
  doc_number TEXT,
  CHECK (coalesce(reason, '') <> '' OR coalesce(doc_number, '') <> '')
) STRICT;

CREATE TABLE task_extension (
  id          INTEGER PRIMARY KEY,
  task_id     INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  decided_on  TEXT NOT NULL,
  from_due_on TEXT NOT NULL,
  to_due_on   TEXT NOT NULL CHECK (to_due_on > from_due_on),
  reason      TEXT NOT NULL CHECK (reason <> ''),
  doc_number  TEXT,
  version     INTEGER NOT NULL DEFAULT 1
, occurrence_starts_on TEXT
  CHECK (occurrence_starts_on IS NULL OR occurrence_starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')) STRICT;

CREATE INDEX task_extension_of ON task_extension (task_id, decided_on);

CREATE TABLE task_group (
  id       INTEGER PRIMARY KEY,
  plan_id  INTEGER NOT NULL REFERENCES plan (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  code     TEXT NOT NULL,
  name     TEXT NOT NULL,
  version  INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE INDEX task_group_of ON task_group (plan_id, position);

CREATE TABLE "task_note" (
  id         INTEGER PRIMARY KEY,
  version    INTEGER NOT NULL DEFAULT 1,
  task_id    INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  kind       TEXT NOT NULL CHECK (kind IN ('confirm', 'return', 'directive', 'suspend', 'resume', 'abandon', 'abandon_occurrence')),
  noted_on   TEXT NOT NULL CHECK (noted_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  content    TEXT,                                                 -- the reason, what is asked for, what was directed
  doc_number TEXT,                                                 -- the paper that says so
  issued_by  TEXT,                                                 -- who directed or decided it
  until_on   TEXT,                                                 -- what is asked for is wanted by this day; a rest lasts until about then
  CHECK (kind = 'confirm' OR coalesce(content, '') <> '')
) STRICT;

CREATE INDEX task_note_of ON task_note (task_id, noted_on);

CREATE TABLE task_progress (
  id           INTEGER PRIMARY KEY,
  task_id      INTEGER NOT NULL REFERENCES task (id) ON DELETE CASCADE,
  reported_on  TEXT NOT NULL CHECK (reported_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  progress     TEXT NOT NULL CHECK (progress IN ('not_started', 'in_progress', 'awaiting_confirmation', 'done', 'suspended', 'not_done')),
  completed_on TEXT CHECK (completed_on IS NULL OR completed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
  percent      INTEGER CHECK (percent BETWEEN 0 AND 100),
  result_text  TEXT,
  quantity     REAL,
  quantity_unit TEXT,
  note         TEXT,
  version      INTEGER NOT NULL DEFAULT 1, occurrence_starts_on TEXT
  CHECK (occurrence_starts_on IS NULL OR occurrence_starts_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'), note_id INTEGER REFERENCES task_note (id) ON DELETE CASCADE,
  CHECK ((progress = 'done') = (completed_on IS NOT NULL))
) STRICT;

CREATE INDEX task_progress_by_note ON task_progress (note_id) WHERE note_id IS NOT NULL;

CREATE INDEX task_progress_of ON task_progress (task_id, reported_on);
