-- name: see_update
INSERT INTO seen_updates (id, day)
VALUES (:update_id, :day)
ON CONFLICT (id) DO NOTHING

-- name: has_seen
SELECT EXISTS (SELECT 1 FROM seen_updates WHERE id = :update_id)

-- name: forget_updates
DELETE FROM seen_updates
WHERE id IN (SELECT id FROM seen_updates WHERE day < :before LIMIT :limit)

-- name: staff
SELECT tag, role
FROM staff

-- name: invite_staff
INSERT INTO staff_invitations (secret, role, expires)
VALUES (:secret, :role, :expires)
ON CONFLICT (secret) DO UPDATE SET role = excluded.role, expires = excluded.expires

-- name: has_invitation
SELECT EXISTS (
    SELECT 1 FROM staff_invitations WHERE secret = :secret AND expires >= :today
)

-- name: use_invitation
DELETE FROM staff_invitations
WHERE secret = :secret AND expires >= :today

-- name: keep_member
INSERT INTO staff (tag, role)
VALUES (:tag, :role)
ON CONFLICT (tag) DO UPDATE SET role = excluded.role

-- name: log_act
INSERT INTO staff_log (at, member, act, subject)
VALUES (:at, :member, :act, :subject)

-- name: mark
SELECT value
FROM marks
WHERE name = :name

-- name: first_mark
INSERT INTO marks (name, value)
VALUES (:name, :value)
ON CONFLICT (name) DO NOTHING

-- name: set_mark
INSERT INTO marks (name, value)
VALUES (:name, :value)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
