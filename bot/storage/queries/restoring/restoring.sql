-- What the file that is replaced, attached as `live`, tells of what happened since the backup.

-- name: erased_since
SELECT contact, day
FROM live.erased

-- name: no_longer_known
INSERT INTO erased (contact, day)
SELECT :contact, :day
ON CONFLICT (contact) DO NOTHING

-- name: refused_since
UPDATE audience
SET disposition = now.disposition, hears = now.hears
FROM live.audience AS now
WHERE now.contact = audience.contact
    AND now.survey = audience.survey
    AND now.disposition IN ('declined', 'stopped', 'could_not')

-- name: hears_as_asked_since
UPDATE audience
SET hears = now.hears
FROM live.audience AS now
WHERE now.contact = audience.contact AND now.survey = audience.survey AND now.hears IS NOT NULL

-- name: left_the_list_since
UPDATE audience
SET hears = FALSE
WHERE EXISTS (SELECT 1 FROM live.contacts AS now WHERE now.id = audience.contact)
    AND NOT EXISTS (
        SELECT 1
        FROM live.hear_back AS now
        WHERE now.contact = audience.contact AND now.survey = audience.survey
    )
    AND EXISTS (
        SELECT 1
        FROM live.surveys AS now
        WHERE now.survey = audience.survey AND now.state IN ('closed', 'withdrawn')
    )

-- name: refused_anew
INSERT INTO audience (contact, survey, disposition, hears)
SELECT contact, survey, disposition, hears
FROM live.audience AS now
WHERE disposition IN ('declined', 'stopped', 'could_not')
    AND EXISTS (SELECT 1 FROM contacts WHERE id = now.contact)
    AND NOT EXISTS (
        SELECT 1
        FROM surveys
        WHERE survey = now.survey AND (NOT taking OR state IN ('closed', 'withdrawn'))
    )
ON CONFLICT (contact, survey) DO NOTHING

-- name: drop_left_interviews
DELETE FROM interviews
WHERE NOT EXISTS (
        SELECT 1
        FROM live.interviews AS now
        WHERE now.contact = interviews.contact AND now.survey = interviews.survey
    )
    AND NOT EXISTS (
        SELECT 1
        FROM live.audience AS now
        WHERE now.contact = interviews.contact
            AND now.survey = interviews.survey
            AND now.disposition = 'done'
    )
    AND EXISTS (
        SELECT 1
        FROM live.surveys AS now
        WHERE now.survey = interviews.survey AND now.state IN ('open', 'paused')
    )

-- name: withdraw_again
INSERT INTO withdrawals (survey, receipt)
SELECT survey, receipt
FROM live.withdrawals
WHERE TRUE
ON CONFLICT (survey, receipt) DO NOTHING

-- name: withdraw_what_is_gone
INSERT INTO withdrawals (survey, receipt)
SELECT survey, receipt
FROM open_responses
WHERE NOT EXISTS (
        SELECT 1
        FROM live.open_responses AS now
        WHERE now.survey = open_responses.survey AND now.receipt = open_responses.receipt
    )
    AND EXISTS (
        SELECT 1
        FROM live.surveys AS now
        WHERE now.survey = open_responses.survey AND now.state IN ('open', 'paused')
    )
ON CONFLICT (survey, receipt) DO NOTHING

-- name: hears_no_longer
DELETE FROM hear_back
WHERE EXISTS (SELECT 1 FROM live.contacts AS now WHERE now.id = hear_back.contact)
    AND NOT EXISTS (
        SELECT 1
        FROM live.hear_back AS now
        WHERE now.contact = hear_back.contact AND now.survey = hear_back.survey
    )

-- name: reopened
SELECT DISTINCT survey
FROM surveys
WHERE state NOT IN ('closed', 'withdrawn')
    AND EXISTS (
        SELECT 1
        FROM live.surveys AS now
        WHERE now.survey = surveys.survey AND now.state IN ('closed', 'withdrawn')
    )
ORDER BY survey

-- name: ask_nobody
UPDATE contacts
SET may_ask_again = FALSE
WHERE may_ask_again

-- name: waiting_errands
SELECT id
FROM outbox
ORDER BY id
