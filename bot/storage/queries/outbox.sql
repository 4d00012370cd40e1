-- Errands are queued in the order of the random contact ids, so that their numbers tell nothing.

-- name: queue_feedback
INSERT INTO outbox (contact, survey, kind, state, attempts, due)
SELECT contacts.id, hear_back.survey, 'feedback', 'waiting', 0, 0.0
FROM hear_back
JOIN contacts ON contacts.id = hear_back.contact
WHERE hear_back.survey = :survey AND contacts.standing IN ('asks', 'news_only')
ORDER BY contacts.id
ON CONFLICT (contact, survey, kind) DO NOTHING

-- name: queue_invitations
INSERT INTO outbox (contact, survey, kind, state, attempts, due)
SELECT id, :survey, 'invitation', 'waiting', 0, 0.0
FROM contacts
WHERE may_ask_again
    AND standing = 'asks'
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
SET state = 'sending', attempts = attempts + 1, holder = :holder
WHERE id = :errand

-- name: postpone
UPDATE outbox
SET state = 'waiting', due = :due
WHERE id = :errand

-- name: claimed_by
SELECT id
FROM outbox
WHERE state = 'sending' AND holder = :holder
ORDER BY id

-- name: put_back
UPDATE outbox
SET state = 'waiting'
WHERE id = :errand

-- name: drop_errand
DELETE FROM outbox
WHERE id = :errand
RETURNING contact, survey, kind

-- name: left_sending
SELECT id
FROM outbox
WHERE state = 'sending'
    AND NOT EXISTS (
        SELECT 1 FROM leases WHERE leases.holder = outbox.holder AND leases.until > :ended
    )
ORDER BY id

-- name: count_waiting
SELECT count(*)
FROM outbox
WHERE survey = :survey AND kind = :kind
