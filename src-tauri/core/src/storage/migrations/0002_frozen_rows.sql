-- A closing keeps its figures and, apart from them, the rows behind them: figures are read often, rows seldom.
ALTER TABLE period_closing ADD COLUMN membership_rows TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(membership_rows));
CREATE TRIGGER period_closing_rows_frozen_update BEFORE UPDATE OF membership_rows ON period_closing BEGIN SELECT raise(ABORT, 'a closing is never changed'); END;
