-- What is done once a day, slice by slice; and what is counted of the messages that we start.

-- name: note_started
UPDATE contacts
SET started = CASE WHEN week = :week THEN started + 1 ELSE 1 END, week = :week
WHERE id = :contact

-- name: note_asked
UPDATE contacts
SET still_asked = :month
WHERE id = :contact

-- name: stretch_of_contacts
SELECT count(*), max(id)
FROM (
    SELECT id FROM contacts WHERE id > :after ORDER BY id LIMIT :limit
) AS stretch

-- name: stretch_of_interviews
SELECT count(*), max(contact)
FROM (
    SELECT contact FROM interviews WHERE contact > :after ORDER BY contact LIMIT :limit
) AS stretch

-- name: stretch_of_audience
SELECT count(*), max(contact)
FROM (
    SELECT contact
    FROM audience
    WHERE survey = :survey AND contact > :after
    ORDER BY contact
    LIMIT :limit
) AS stretch

-- name: pauses_over
SELECT id
FROM contacts
WHERE standing = 'paused' AND paused_until < :today
ORDER BY paused_until, id
LIMIT :limit

-- name: end_pause
UPDATE contacts
SET standing = coalesce(chosen, 'asks'), chosen = NULL, paused_until = NULL
WHERE id = :contact AND standing = 'paused'

-- name: forget_stops
UPDATE contacts
SET stopped_on = NULL,
    unexplained = NULL,
    paused_until = CASE WHEN standing = 'stopped' THEN NULL ELSE paused_until END
WHERE id IN (
    SELECT id
    FROM contacts
    WHERE stopped_on < :before
    ORDER BY stopped_on, id
    LIMIT :limit
)

-- name: touch_interviews
UPDATE interviews
SET touched = :today
WHERE contact = :contact AND NOT sent

-- name: drop_idle_interviews
DELETE FROM interviews
WHERE contact > :after
    AND contact <= :last
    AND touched < :before
    AND NOT sent
    AND NOT EXISTS (
        SELECT 1
        FROM contacts
        WHERE contacts.id = interviews.contact
            AND (
                standing = 'paused'
                OR (
                    standing IN ('blocked', 'gone')
                    AND (
                        chosen = 'paused'
                        OR (chosen = 'news_only' AND paused_until IS NOT NULL)
                    )
                )
            )
    )

-- name: drop_hear_back
DELETE FROM hear_back
WHERE (survey, contact) IN (
    SELECT survey, contact
    FROM hear_back
    WHERE survey = :survey
    ORDER BY contact
    LIMIT :limit
)

-- name: drop_staff_links
DELETE FROM staff_invitations
WHERE secret IN (SELECT secret FROM staff_invitations WHERE expires < :today LIMIT :limit)

-- name: idle_to_ask
SELECT id
FROM contacts
WHERE id > :after
    AND id <= :last
    AND month_active < :active_before
    AND still_asked <= month_active
    AND standing IN ('asks', 'news_only')
    AND NOT EXISTS (SELECT 1 FROM interviews WHERE interviews.contact = contacts.id AND sent)
    AND NOT EXISTS (
        SELECT 1
        FROM audience
        WHERE audience.contact = contacts.id
            AND (hears OR (hears IS NULL AND disposition IN ('part_done', 'paused', 'done')))
    )
    AND NOT EXISTS (
        SELECT 1
        FROM hear_back
        WHERE hear_back.contact = contacts.id
            AND NOT EXISTS (
                SELECT 1
                FROM feedback
                WHERE feedback.survey = hear_back.survey
                    AND feedback.kind = 'feedback'
                    AND feedback.state IN ('sent', 'stopped')
            )
    )
ORDER BY id

-- name: idle_to_forget
SELECT id
FROM contacts
WHERE id > :after
    AND id <= :last
    AND month_active < :active_before
    AND standing <> 'paused'
    AND NOT EXISTS (SELECT 1 FROM interviews WHERE interviews.contact = contacts.id AND sent)
    AND (
        standing = 'stopped'
        OR (
            standing IN ('blocked', 'gone')
            AND NOT (
                coalesce(chosen, 'asks') = 'paused'
                AND coalesce(paused_until, '9999') >= :today
            )
            AND NOT (
                coalesce(chosen, 'asks') = 'news_only'
                AND coalesce(paused_until, '') >= :today
            )
        )
        OR (
            standing IN ('asks', 'news_only')
            AND still_asked > month_active
            AND still_asked < :asked_before
            AND NOT EXISTS (
                SELECT 1
                FROM audience
                WHERE audience.contact = contacts.id
                    AND (hears OR (hears IS NULL AND disposition IN ('part_done', 'paused', 'done')))
            )
            AND NOT EXISTS (
                SELECT 1
                FROM hear_back
                WHERE hear_back.contact = contacts.id
                    AND NOT EXISTS (
                        SELECT 1
                        FROM feedback
                        WHERE feedback.survey = hear_back.survey
                            AND feedback.kind = 'feedback'
                            AND feedback.state IN ('sent', 'stopped')
                    )
            )
        )
    )
ORDER BY id

-- name: hold_idle_contact
UPDATE contacts
SET month_active = month_active
WHERE id = :contact AND month_active < :active_before

-- name: queue_errand
INSERT INTO outbox (contact, survey, kind, state, attempts, due)
VALUES (:contact, :survey, :kind, 'waiting', 0, 0.0)
ON CONFLICT (contact, survey, kind) DO NOTHING

-- name: remind
UPDATE audience
SET reminded = TRUE
WHERE survey = :survey
    AND contact > :after
    AND contact <= :last
    AND NOT reminded
    AND disposition IN ('reached', 'looked', 'part_done')
    AND EXISTS (
        SELECT 1
        FROM contacts
        WHERE contacts.id = audience.contact
            AND standing = 'asks'
            AND (may_ask_again OR disposition = 'part_done')
            AND (disposition <> 'reached' OR (week > '' AND week < :week))
    )
    AND (
        disposition = 'reached'
        OR EXISTS (
            SELECT 1
            FROM interviews
            WHERE interviews.contact = audience.contact
                AND interviews.survey = audience.survey
                AND NOT sent
                AND touched <= :before
        )
    )
RETURNING contact

-- name: keep_values
UPDATE responses
SET answers = :answers
WHERE survey = :survey AND id = :id

-- name: nobody_ahead
SELECT 0
