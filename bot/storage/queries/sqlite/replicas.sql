-- Leases and slots go by the time of the database, so that the clocks of hosts do not matter.

-- name: take_lease
INSERT INTO leases (name, holder, until)
VALUES (:name, :holder, (julianday('now') - 2440587.5) * 86400.0 + :seconds)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE leases.holder = excluded.holder OR leases.until <= (julianday('now') - 2440587.5) * 86400.0

-- name: release_leases
DELETE FROM leases
WHERE holder = :holder

-- name: leases
SELECT name, holder
FROM leases
WHERE until > (julianday('now') - 2440587.5) * 86400.0

-- name: has_lease
SELECT EXISTS (
    SELECT 1 FROM leases WHERE name = :name AND holder = :holder AND until > (julianday('now') - 2440587.5) * 86400.0
)

-- name: forget_leases
DELETE FROM leases
WHERE until < (julianday('now') - 2440587.5) * 86400.0 - :seconds

-- name: left_sending
SELECT id
FROM outbox
WHERE state = 'sending'
    AND NOT EXISTS (
        SELECT 1
        FROM leases
        WHERE leases.holder = outbox.holder AND leases.until > (julianday('now') - 2440587.5) * 86400.0 - :grace
    )
ORDER BY id

-- name: reserve
INSERT INTO flow (name, level, held_until, taken)
VALUES ('new_messages', (julianday('now') - 2440587.5) * 86400.0 + :room, 0.0, :slots)
ON CONFLICT (name) DO UPDATE SET
    level = max(flow.level, (julianday('now') - 2440587.5) * 86400.0) + :room,
    taken = (flow.taken + :slots) % :all
RETURNING level - (julianday('now') - 2440587.5) * 86400.0, held_until - (julianday('now') - 2440587.5) * 86400.0, taken

-- name: flow
SELECT level - (julianday('now') - 2440587.5) * 86400.0, held_until - (julianday('now') - 2440587.5) * 86400.0, taken
FROM flow
WHERE name = 'new_messages'

-- name: hold
INSERT INTO flow (name, level, held_until, taken)
VALUES ('new_messages', (julianday('now') - 2440587.5) * 86400.0 + :seconds + :full, (julianday('now') - 2440587.5) * 86400.0 + :seconds, 0)
ON CONFLICT (name) DO UPDATE SET
    level = max(flow.level, excluded.level),
    held_until = max(flow.held_until, excluded.held_until)
