-- What the team calls a member, sealed. Who was removed keeps it, and nothing that leads to them but
-- the tag, so that the log still says who did what.

ALTER TABLE staff ADD COLUMN name BYTEA NOT NULL DEFAULT '';
ALTER TABLE staff ADD COLUMN removed BOOLEAN NOT NULL DEFAULT FALSE;
ALTER TABLE staff_invitations ADD COLUMN name BYTEA NOT NULL DEFAULT '';
