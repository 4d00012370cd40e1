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
