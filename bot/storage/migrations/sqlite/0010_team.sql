-- What the team calls a member, sealed. Who was removed keeps it, and nothing that leads to them but
-- the tag, so that the log still says who did what.

ALTER TABLE staff ADD COLUMN name BLOB NOT NULL DEFAULT X'';
ALTER TABLE staff ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE staff_invitations ADD COLUMN name BLOB NOT NULL DEFAULT X'';
