-- What replicas share: who does the background work, and when the next new message may go out. The
-- moments are of processes; of people there is still no clock time anywhere.

CREATE TABLE leases (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    holder TEXT COLLATE "C" NOT NULL,
    until DOUBLE PRECISION NOT NULL
) WITH (fillfactor = 50);

CREATE TABLE flow (
    name TEXT COLLATE "C" NOT NULL PRIMARY KEY,
    level DOUBLE PRECISION NOT NULL,
    held_until DOUBLE PRECISION NOT NULL,
    taken BIGINT NOT NULL
) WITH (fillfactor = 10);

ALTER TABLE outbox ADD COLUMN holder TEXT COLLATE "C" NOT NULL DEFAULT '';
