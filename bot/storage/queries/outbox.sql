-- Errands are queued in the order of the random contact ids, so that their numbers tell nothing.

-- name: begin_push
INSERT INTO pushes (survey, kind, reached)
VALUES (:survey, :kind, '')
ON CONFLICT (survey, kind) DO UPDATE SET reached = excluded.reached

-- name: push
SELECT survey, kind, reached
FROM pushes
ORDER BY survey, kind
LIMIT 1

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

-- name: queue_feedback
INSERT INTO outbox (contact, survey, kind, state, attempts, due)
SELECT hear_back.contact, hear_back.survey, 'feedback', 'waiting', 0, 0.0
FROM hear_back
JOIN contacts ON contacts.id = hear_back.contact
WHERE hear_back.survey = :survey
    AND hear_back.contact > :reached
    AND hear_back.contact <= :last
    AND contacts.standing IN ('asks', 'news_only')
ORDER BY hear_back.contact
ON CONFLICT (contact, survey, kind) DO NOTHING

-- name: next_invitees
SELECT count(*), max(id)
FROM (
    SELECT id
    FROM contacts
    WHERE may_ask_again AND standing = 'asks' AND id > :reached
    ORDER BY id
    LIMIT :limit
) AS slice

-- name: queue_invitations
INSERT INTO outbox (contact, survey, kind, state, attempts, due)
SELECT id, :survey, 'invitation', 'waiting', 0, 0.0
FROM contacts
WHERE may_ask_again
    AND standing = 'asks'
    AND id > :reached
    AND id <= :last
    AND NOT EXISTS (
        SELECT 1 FROM audience WHERE contact = contacts.id AND survey = :survey
    )
ORDER BY id
ON CONFLICT (contact, survey, kind) DO NOTHING

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

-- name: due
SELECT
    outbox.id, outbox.survey, outbox.kind, outbox.attempts + 1,
    EXISTS (
        SELECT 1
        FROM audience
        WHERE audience.contact = outbox.contact AND audience.survey = outbox.survey
    ),
    contacts.id, tag, chat, language, standing, may_ask_again, month_active
FROM outbox
JOIN contacts ON contacts.id = outbox.contact
WHERE outbox.state = 'waiting'
    AND outbox.due <= :now
    AND NOT EXISTS (
        SELECT 1
        FROM outbox AS earlier
        WHERE earlier.contact = outbox.contact
            AND (
                earlier.state = 'sending'
                OR (earlier.due, earlier.id) < (outbox.due, outbox.id)
            )
    )
ORDER BY outbox.due, outbox.id
LIMIT :limit

-- name: claim
UPDATE outbox
SET state = 'sending', attempts = attempts + 1
WHERE id = :errand

-- name: postpone
UPDATE outbox
SET state = 'waiting', due = :due
WHERE id = :errand

-- name: drop_errand
DELETE FROM outbox
WHERE id = :errand
RETURNING contact, survey, kind

-- name: left_sending
SELECT id
FROM outbox
WHERE state = 'sending'
ORDER BY id

-- name: count_waiting
SELECT count(*)
FROM outbox
WHERE survey = :survey AND kind = :kind

-- name: count_listeners_ahead
SELECT count(*)
FROM pushes
JOIN hear_back ON hear_back.survey = pushes.survey AND hear_back.contact > pushes.reached
WHERE pushes.survey = :survey AND pushes.kind = 'feedback'

-- name: count_invitees_ahead
SELECT count(*)
FROM pushes
JOIN contacts ON contacts.id > pushes.reached
WHERE pushes.survey = :survey
    AND pushes.kind = 'invitation'
    AND may_ask_again
    AND standing = 'asks'
