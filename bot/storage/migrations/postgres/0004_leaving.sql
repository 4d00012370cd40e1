-- How somebody wants to be written to, and since which day: days only, never clock times. `chosen` is
-- what the person chose themselves, before a stop or a pause, or while Telegram tells that they blocked
-- us or are gone. `unexplained` is the survey that was left last, while a reason may be given for it.

ALTER TABLE contacts ADD COLUMN paused_until TEXT COLLATE "C";
ALTER TABLE contacts ADD COLUMN stopped_on TEXT COLLATE "C";
ALTER TABLE contacts ADD COLUMN most_a_week BIGINT;
ALTER TABLE contacts ADD COLUMN chosen TEXT COLLATE "C";
ALTER TABLE contacts ADD COLUMN unexplained TEXT COLLATE "C";

CREATE INDEX contacts_to_undo ON contacts (stopped_on, id) WHERE stopped_on IS NOT NULL;
