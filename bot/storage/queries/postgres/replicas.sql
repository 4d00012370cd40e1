-- Leases and slots go by the time of the database, so that the clocks of hosts do not matter.

-- name: take_lease
INSERT INTO leases (name, holder, until)
VALUES (:name, :holder, extract(epoch FROM clock_timestamp())::float8 + :seconds)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE leases.holder = excluded.holder OR leases.until <= extract(epoch FROM clock_timestamp())::float8

-- name: release_leases
DELETE FROM leases
WHERE holder = :holder

-- name: leases
SELECT name, holder
FROM leases
WHERE until > extract(epoch FROM clock_timestamp())::float8

-- name: has_lease
SELECT EXISTS (
    SELECT 1 FROM leases WHERE name = :name AND holder = :holder AND until > extract(epoch FROM clock_timestamp())::float8
)

-- name: forget_leases
DELETE FROM leases
WHERE until < extract(epoch FROM clock_timestamp())::float8 - :seconds

-- name: left_sending
SELECT id
FROM outbox
WHERE state = 'sending'
    AND NOT EXISTS (
        SELECT 1
        FROM leases
        WHERE leases.holder = outbox.holder AND leases.until > extract(epoch FROM clock_timestamp())::float8 - :grace
    )
ORDER BY id

-- name: reserve
INSERT INTO flow (name, level, held_until, taken)
VALUES ('new_messages', extract(epoch FROM clock_timestamp())::float8 + :room, 0.0, :slots)
ON CONFLICT (name) DO UPDATE SET
    level = greatest(flow.level, extract(epoch FROM clock_timestamp())::float8) + :room,
    taken = (flow.taken + :slots) % :all
RETURNING level - extract(epoch FROM clock_timestamp())::float8, held_until - extract(epoch FROM clock_timestamp())::float8, taken

-- name: flow
SELECT level - extract(epoch FROM clock_timestamp())::float8, held_until - extract(epoch FROM clock_timestamp())::float8, taken
FROM flow
WHERE name = 'new_messages'

-- name: hold
INSERT INTO flow (name, level, held_until, taken)
VALUES ('new_messages', extract(epoch FROM clock_timestamp())::float8 + :seconds + :full, extract(epoch FROM clock_timestamp())::float8 + :seconds, 0)
ON CONFLICT (name) DO UPDATE SET
    level = greatest(flow.level, excluded.level),
    held_until = greatest(flow.held_until, excluded.held_until)
