-- What we have started ourselves, so that nobody is written to too often: weeks and months only.
-- `week` is the ISO week of the newest message that counts, `started` how many went out in it, and
-- `still_asked` the month in which somebody was asked whether they still want to hear from us.

ALTER TABLE contacts ADD COLUMN week TEXT NOT NULL DEFAULT '';
ALTER TABLE contacts ADD COLUMN started INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contacts ADD COLUMN still_asked TEXT NOT NULL DEFAULT '';

ALTER TABLE audience ADD COLUMN reminded INTEGER NOT NULL DEFAULT 0;

CREATE INDEX contacts_on_a_pause ON contacts (paused_until, id) WHERE standing = 'paused';
