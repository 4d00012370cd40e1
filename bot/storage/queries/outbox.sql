-- name: begin_push
INSERT INTO pushes (survey, kind, reached)
VALUES (:survey, :kind, '')
ON CONFLICT (survey, kind) DO UPDATE SET reached = excluded.reached

-- name: move_push
UPDATE pushes
SET reached = :last
WHERE survey = :survey AND kind = :kind

-- name: end_push
DELETE FROM pushes
WHERE survey = :survey AND kind = :kind

-- name: next_listeners
SELECT count(*), max(contact)
FROM (
    SELECT contact
    FROM hear_back
    WHERE survey = :survey AND contact > :reached
    ORDER BY contact
    LIMIT :limit
) AS slice

-- name: next_invitees
SELECT count(*), max(id)
FROM (
    SELECT id
    FROM contacts
    WHERE may_ask_again AND standing = 'asks' AND id > :reached
    ORDER BY id
    LIMIT :limit
) AS slice

-- name: invitees
SELECT count(*)
FROM contacts
WHERE may_ask_again
    AND standing = 'asks'
    AND NOT EXISTS (
        SELECT 1 FROM audience WHERE contact = contacts.id AND survey = :survey
    )
    AND NOT EXISTS (
        SELECT 1
        FROM outbox
        WHERE contact = contacts.id AND survey = :survey AND kind = 'invitation'
    )
    AND NOT EXISTS (
        SELECT 1
        FROM pushes
        WHERE survey = :survey AND kind = 'invitation' AND reached < contacts.id
    )

-- name: claim
UPDATE outbox
SET state = 'sending', attempts = attempts + 1, holder = :holder
WHERE id = :errand

-- name: postpone
UPDATE outbox
SET state = 'waiting', due = :due
WHERE id = :errand AND attempts = :attempts

-- name: claimed_by
SELECT id
FROM outbox
WHERE state = 'sending' AND holder = :holder
ORDER BY id

-- name: put_back
UPDATE outbox
SET state = 'waiting'
WHERE id = :errand

-- name: drop_waiting
DELETE FROM outbox
WHERE survey = :survey AND kind = :kind AND state = 'waiting'

-- name: drop_errand
DELETE FROM outbox
WHERE id = :errand
RETURNING contact, survey, kind

-- name: count_waiting
SELECT count(*)
FROM outbox
WHERE survey = :survey AND kind = :kind

-- name: count_listeners_ahead
SELECT count(*)
FROM pushes
JOIN hear_back ON hear_back.survey = pushes.survey AND hear_back.contact > pushes.reached
WHERE pushes.survey = :survey AND pushes.kind = :kind

-- name: count_invitees_ahead
SELECT count(*)
FROM pushes
JOIN contacts ON contacts.id > pushes.reached
WHERE pushes.survey = :survey
    AND pushes.kind = 'invitation'
    AND may_ask_again
    AND standing = 'asks'
