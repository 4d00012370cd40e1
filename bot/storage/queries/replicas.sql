-- :now is the database's own time, so that the clocks of hosts do not matter.

-- name: take_lease
INSERT INTO leases (name, holder, until)
VALUES (:name, :holder, :now + :seconds)
ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
WHERE leases.holder = excluded.holder OR leases.until <= :now

-- name: release_leases
DELETE FROM leases
WHERE holder = :holder

-- name: leases
SELECT name, holder
FROM leases
WHERE until > :now

-- name: forget_leases
DELETE FROM leases
WHERE until < :before

-- name: has_lease
SELECT EXISTS (
    SELECT 1 FROM leases WHERE name = :name AND holder = :holder AND until > :now
)

-- name: reserve
INSERT INTO flow (name, level, held_until, taken)
VALUES ('new_messages', :now + :room, 0.0, :slots)
ON CONFLICT (name) DO UPDATE SET
    level = max(flow.level, :now) + :room,
    taken = (flow.taken + :slots) % 1000
RETURNING level - :now, held_until - :now, taken

-- name: hold
INSERT INTO flow (name, level, held_until, taken)
VALUES ('new_messages', :now + :seconds + :full, :now + :seconds, 0)
ON CONFLICT (name) DO UPDATE SET
    level = max(flow.level, excluded.level),
    held_until = max(flow.held_until, excluded.held_until)
