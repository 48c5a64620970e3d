-- Activity figures of the union and of its organisations. Indicators stand in groups that the office names itself, and
-- some are sent as the running total of the year. (Both tables are made anew: a CHECK and a UNIQUE are not altered. Each
-- under another name first, for dropping `indicator` while values refer to it would take them along.)
CREATE TABLE indicator_anew (
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
INSERT INTO indicator_anew (id, position, code, name, unit, aggregation, is_active, version)
SELECT id, position, code, name, unit, aggregation, is_active, version FROM indicator;

CREATE TABLE indicator_value_anew (
  id              INTEGER PRIMARY KEY,
  indicator_id    INTEGER NOT NULL REFERENCES indicator_anew (id) ON DELETE CASCADE,
  period_id       INTEGER NOT NULL REFERENCES period (id) ON DELETE CASCADE,
  organization_id INTEGER REFERENCES organization (id) ON DELETE CASCADE, -- whose; none: the union's own
  value           REAL NOT NULL,
  is_estimate     INTEGER NOT NULL DEFAULT 0 CHECK (is_estimate IN (0, 1)),
  note            TEXT,
  version         INTEGER NOT NULL DEFAULT 1
) STRICT;
INSERT INTO indicator_value_anew (id, indicator_id, period_id, value, is_estimate, note, version)
SELECT id, indicator_id, period_id, value, is_estimate, note, version FROM indicator_value;

DROP TABLE indicator_value;
DROP TABLE indicator;
ALTER TABLE indicator_anew RENAME TO indicator;
ALTER TABLE indicator_value_anew RENAME TO indicator_value;
CREATE UNIQUE INDEX indicator_value_of ON indicator_value (indicator_id, period_id, coalesce(organization_id, 0));
CREATE INDEX indicator_value_period ON indicator_value (period_id);
