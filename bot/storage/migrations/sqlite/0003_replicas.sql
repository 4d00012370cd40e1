-- What replicas share: who does the background work, and when the next new message may go out. The
-- moments are of processes; of people there is still no clock time anywhere.

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE flow (
    name TEXT NOT NULL PRIMARY KEY,
    level REAL NOT NULL,
    held_until REAL NOT NULL,
    taken INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

ALTER TABLE outbox ADD COLUMN holder TEXT NOT NULL DEFAULT '';
