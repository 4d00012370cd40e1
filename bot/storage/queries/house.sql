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
SELECT tag, role, chat, name, removed
FROM staff

-- name: member
SELECT tag, role, chat, name, removed
FROM staff
WHERE tag = :tag

-- name: an_owner
SELECT tag
FROM staff
WHERE role = :role AND NOT removed
LIMIT 1

-- name: invite_staff
INSERT INTO staff_invitations (secret, role, expires, name)
VALUES (:secret, :role, :expires, :name)
ON CONFLICT (secret) DO UPDATE
SET role = excluded.role, expires = excluded.expires, name = excluded.name

-- name: staff_links
SELECT secret, role, expires, name
FROM staff_invitations
WHERE expires >= :today
ORDER BY secret

-- name: staff_link
SELECT role, name
FROM staff_invitations
WHERE secret = :secret AND expires >= :today

-- name: void_staff_link
DELETE FROM staff_invitations
WHERE secret = :secret

-- name: void_staff_links
DELETE FROM staff_invitations

-- name: use_invitation
DELETE FROM staff_invitations
WHERE secret = :secret AND expires >= :today

-- name: keep_member
INSERT INTO staff (tag, role, chat, name, removed)
VALUES (:tag, :role, :chat, :name, :removed)
ON CONFLICT (tag) DO UPDATE
SET role = excluded.role, chat = excluded.chat, name = excluded.name, removed = excluded.removed

-- name: log_act
INSERT INTO staff_log (at, member, act, subject, note)
VALUES (:at, :member, :act, :subject, :note)

-- name: staff_log
SELECT number, at, member, act, subject, note
FROM staff_log
WHERE number < :before AND at >= :since
    AND (:act = :any OR act = :act)
    AND (:subject = :any OR subject = :subject)
    AND (member = :member OR :member = :nobody)
ORDER BY number DESC
LIMIT :limit

-- name: logged_acts
SELECT DISTINCT act
FROM staff_log

-- name: logged_subjects
SELECT DISTINCT subject
FROM staff_log

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
