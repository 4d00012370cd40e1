-- name: publish
INSERT INTO surveys (survey, fingerprint, frozen, published, state, grace_ends, taking, sealed_to)
SELECT
    :survey, :fingerprint, :frozen, :published, :state,
    CAST(:grace_ends AS DOUBLE PRECISION), TRUE, :sealed_to
WHERE
    NOT EXISTS (SELECT 1 FROM surveys WHERE survey = :survey AND state <> :state)
    AND :after = coalesce(
        (SELECT fingerprint FROM surveys WHERE survey = :survey ORDER BY number DESC LIMIT 1), ''
    )

-- name: move_survey
UPDATE surveys
SET state = :after, grace_ends = :grace_ends, taking = TRUE
WHERE survey = :survey AND state = :before

-- name: versions
SELECT survey, fingerprint, frozen, published, state, grace_ends, NOT taking, sealed_to
FROM surveys
ORDER BY published, number

-- name: is_over
SELECT EXISTS (
    SELECT 1 FROM surveys WHERE survey = :survey AND state IN ('closed', 'withdrawn')
)

-- name: is_settled
SELECT EXISTS (
    SELECT 1
    FROM surveys
    WHERE survey = :survey
        AND (
            state IN ('closed', 'withdrawn')
            OR (
                NOT taking
                AND NOT EXISTS (
                    SELECT 1 FROM audience WHERE contact = :contact AND survey = :survey
                )
            )
        )
)

-- name: tally
INSERT INTO tallies (survey, what, count)
VALUES (:survey, :what, 1)
ON CONFLICT (survey, what) DO UPDATE SET count = tallies.count + excluded.count

-- name: tallies
SELECT what, count
FROM tallies
WHERE survey = :survey

-- name: last_to_settle
SELECT max(contact)
FROM (
    SELECT contact
    FROM audience
    WHERE survey = :survey
    ORDER BY contact
    LIMIT :limit
) AS slice

-- name: tally_audience
INSERT INTO tallies (survey, what, count)
SELECT survey, 'disposition.' || coalesce('not_reached_' || standing, disposition), count(*)
FROM audience
LEFT JOIN contacts
    ON contacts.id = contact AND standing IN ('blocked', 'gone') AND disposition = 'reached'
WHERE survey = :survey AND contact <= :last
GROUP BY survey, coalesce('not_reached_' || standing, disposition)
ON CONFLICT (survey, what) DO UPDATE SET count = tallies.count + excluded.count

-- name: list_hear_back
INSERT INTO hear_back (survey, contact)
SELECT survey, contact
FROM audience
WHERE survey = :survey
    AND substr(survey, 1, 6) <> 'heard_'
    AND contact <= :last
    AND (hears OR (hears IS NULL AND disposition IN ('part_done', 'paused', 'done')))
ORDER BY contact
ON CONFLICT (survey, contact) DO NOTHING

-- name: drop_audience
DELETE FROM audience
WHERE survey = :survey AND contact <= :last

-- name: drop_met_invitations
DELETE FROM outbox
WHERE survey = :survey
    AND kind = 'invitation'
    AND contact IN (SELECT contact FROM audience WHERE survey = :survey AND contact <= :last)

-- name: drop_withdrawals
DELETE FROM withdrawals
WHERE survey = :survey

-- name: drop_waiting_invitations
DELETE FROM outbox
WHERE survey = :survey AND kind IN ('invitation', 'reminder') AND state = 'waiting'

-- name: keep_feedback
INSERT INTO feedback (survey, kind, state, document, sent_on)
VALUES (:survey, :kind, :state, :document, :sent_on)
ON CONFLICT (survey, kind) DO UPDATE SET
    state = excluded.state,
    document = excluded.document,
    sent_on = excluded.sent_on

-- name: feedback
SELECT survey, state, document, sent_on, kind
FROM feedback
WHERE survey = :survey AND kind = :kind

-- name: news
SELECT survey, state, document, sent_on, kind
FROM feedback
WHERE state <> 'draft'
ORDER BY sent_on IS NOT NULL, sent_on DESC, survey, kind

-- name: keep_paper
INSERT INTO papers (kind, survey, name, document, sealed)
VALUES (:kind, :survey, :name, :document, :sealed)
ON CONFLICT (kind, survey, name) DO UPDATE SET
    document = excluded.document,
    sealed = excluded.sealed

-- name: paper
SELECT kind, survey, name, document, sealed
FROM papers
WHERE kind = :kind AND survey = :survey AND name = :name

-- name: papers
SELECT kind, survey, name, document, sealed
FROM papers
WHERE kind = :kind AND survey = :survey
ORDER BY name

-- name: all_papers
SELECT kind, survey, name, document, sealed
FROM papers
WHERE kind = :kind
ORDER BY survey, name

-- name: drop_paper
DELETE FROM papers
WHERE kind = :kind AND survey = :survey AND name = :name

-- name: drop_papers
DELETE FROM papers
WHERE kind = :kind AND survey = :survey
