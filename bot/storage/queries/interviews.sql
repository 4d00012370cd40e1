-- name: keep_interview
INSERT INTO interviews (contact, survey, version, sealed, turn, touched, owed, sent)
SELECT :contact, :survey, :version, :sealed, :turn, :touched, :owed, :sent
WHERE NOT EXISTS (
    SELECT 1
    FROM surveys
    WHERE survey = :survey AND (NOT taking OR state IN ('closed', 'withdrawn'))
)
ON CONFLICT (contact, survey) DO UPDATE SET
    version = excluded.version,
    sealed = excluded.sealed,
    turn = excluded.turn,
    touched = excluded.touched,
    owed = excluded.owed,
    sent = excluded.sent

-- name: renew_interview
UPDATE interviews
SET version = :version,
    sealed = :sealed,
    turn = :turn,
    touched = :touched,
    owed = :owed,
    sent = :sent
WHERE contact = :contact
    AND survey = :survey
    AND sealed = :replaces
    AND NOT EXISTS (
        SELECT 1
        FROM surveys
        WHERE survey = :survey AND (NOT taking OR state IN ('closed', 'withdrawn'))
    )

-- name: drop_interview
DELETE FROM interviews
WHERE contact = :contact AND survey = :survey

-- name: note_shown
UPDATE interviews
SET owed = FALSE
WHERE contact = :contact AND survey = :survey AND sealed = :sealed

-- name: owed
SELECT contact, survey, version, sealed, turn, touched, owed, sent
FROM interviews
WHERE owed
ORDER BY contact, survey

-- name: unfinished
SELECT contact, survey, version, sealed, turn, touched, owed, sent
FROM interviews
WHERE survey = :survey AND NOT sent AND contact > :after
ORDER BY contact
LIMIT :limit

-- name: idle
SELECT contact, survey, version, sealed, turn, touched, owed, sent
FROM interviews
WHERE survey = :survey
    AND NOT sent
    AND contact > :after
    AND touched < :before
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
ORDER BY contact
LIMIT :limit

-- name: drop_unfinished
DELETE FROM interviews
WHERE (contact, survey) IN (
    SELECT contact, survey
    FROM interviews
    WHERE survey = :survey AND NOT sent
    ORDER BY contact
    LIMIT :limit
)

-- name: end_interviews
UPDATE surveys
SET taking = FALSE
WHERE survey = :survey AND state = 'closing'

-- name: ballots
SELECT contact, survey, version, sealed, turn, touched, owed, sent
FROM interviews
WHERE survey = :survey AND sent AND (NOT owed OR touched < :today)
ORDER BY contact
LIMIT :limit

-- name: uncounted
SELECT
    (SELECT count(*) FROM interviews WHERE survey = :survey)
        - (SELECT count(*) FROM interviews WHERE survey = :survey AND sent),
    (SELECT count(*) FROM interviews WHERE survey = :survey AND sent)

-- name: ballots_waiting
SELECT survey, count(*)
FROM interviews
WHERE sent
GROUP BY survey
