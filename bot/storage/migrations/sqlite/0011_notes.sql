-- Why a member of staff did something, in their words: that they published in spite of a warning.

ALTER TABLE staff_log ADD COLUMN note TEXT NOT NULL DEFAULT '';
