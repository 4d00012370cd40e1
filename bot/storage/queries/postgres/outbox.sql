-- The same as for SQLite, except that other processes may claim, and delete contacts, at the same time.

-- name: push
SELECT survey, kind, reached
FROM pushes
WHERE NOT EXISTS (
    SELECT 1
    FROM feedback
    WHERE feedback.survey = pushes.survey
        AND feedback.kind = pushes.kind
        AND feedback.state IN ('paused', 'stopped')
)
ORDER BY survey, kind
LIMIT 1
FOR UPDATE SKIP LOCKED

-- name: queue_feedback
INSERT INTO outbox (contact, survey, kind, state, attempts, due)
SELECT hear_back.contact, hear_back.survey, :kind, 'waiting', 0, 0.0
FROM hear_back
JOIN contacts ON contacts.id = hear_back.contact
WHERE hear_back.survey = :survey
    AND hear_back.contact > :reached
    AND hear_back.contact <= :last
    AND contacts.standing IN ('asks', 'news_only')
ORDER BY hear_back.contact
FOR KEY SHARE OF contacts
ON CONFLICT (contact, survey, kind) DO NOTHING

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
FOR KEY SHARE OF contacts
ON CONFLICT (contact, survey, kind) DO NOTHING

-- name: due
SELECT
    outbox.id, outbox.survey, outbox.kind, outbox.attempts + 1,
    (
        SELECT disposition
        FROM audience
        WHERE audience.contact = outbox.contact AND audience.survey = outbox.survey
    ),
    contacts.id, tag, chat, language, standing, may_ask_again, month_active,
    paused_until, stopped_on, most_a_week, chosen, unexplained, week, started, still_asked
FROM outbox
JOIN contacts ON contacts.id = outbox.contact
WHERE outbox.state = 'waiting'
    AND outbox.due <= :now
    AND NOT EXISTS (
        SELECT 1
        FROM feedback
        WHERE feedback.survey = outbox.survey
            AND feedback.kind = outbox.kind
            AND feedback.state IN ('paused', 'stopped')
    )
    AND NOT EXISTS (
        SELECT 1
        FROM outbox AS earlier
        WHERE earlier.contact = outbox.contact
            AND (
                earlier.state = 'sending'
                OR (
                    (earlier.due, earlier.id) < (outbox.due, outbox.id)
                    AND NOT EXISTS (
                        SELECT 1
                        FROM feedback AS held
                        WHERE held.survey = earlier.survey
                            AND held.kind = earlier.kind
                            AND held.state IN ('paused', 'stopped')
                    )
                )
            )
    )
ORDER BY outbox.due, outbox.id
LIMIT :limit
FOR UPDATE OF outbox SKIP LOCKED
