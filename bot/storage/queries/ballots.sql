-- name: drop_ballot
DELETE FROM interviews
WHERE contact = :contact AND survey = :survey AND turn = :turn AND sent

-- name: keep_response
INSERT INTO open_responses (survey, id, version, answers, receipt, copied)
VALUES (:survey, :id, :version, :answers, :receipt, FALSE)

-- name: keeps_receipts
SELECT NOT EXISTS (
    SELECT 1
    FROM surveys
    WHERE survey = :survey
        AND (
            state IN ('closed', 'withdrawn')
            OR (
                NOT taking
                AND NOT EXISTS (SELECT 1 FROM interviews WHERE survey = :survey)
                AND NOT EXISTS (SELECT 1 FROM open_responses WHERE survey = :survey AND NOT copied)
            )
        )
)

-- name: withdraw
INSERT INTO withdrawals (survey, receipt)
VALUES (:survey, :receipt)
ON CONFLICT (survey, receipt) DO NOTHING

-- name: withdrawn
SELECT open_responses.survey, open_responses.id, open_responses.receipt
FROM (
    SELECT survey, receipt
    FROM withdrawals
    WHERE survey = :survey
        AND EXISTS (
            SELECT 1
            FROM open_responses
            WHERE open_responses.survey = withdrawals.survey
                AND open_responses.receipt = withdrawals.receipt
        )
    ORDER BY receipt
    LIMIT :limit
) AS queued
CROSS JOIN open_responses
WHERE open_responses.survey = queued.survey AND open_responses.receipt = queued.receipt

-- name: drop_open_response
DELETE FROM open_responses
WHERE survey = :survey AND id = :id
RETURNING new_id

-- name: drop_copy
DELETE FROM responses
WHERE survey = :survey AND id = :new_id

-- name: drop_withdrawal
DELETE FROM withdrawals
WHERE survey = :survey AND receipt = :receipt

-- name: has_response
SELECT EXISTS (
    SELECT 1
    FROM open_responses
    WHERE survey = :survey
        AND receipt = :receipt
) AND NOT EXISTS (
    SELECT 1 FROM withdrawals WHERE survey = :survey AND receipt = :receipt
)

-- name: open_answers
SELECT id, survey, version, answers
FROM open_responses
WHERE survey = :survey AND id > :after AND NOT copied
ORDER BY id
LIMIT :limit

-- name: count_uncopied
SELECT count(*)
FROM open_responses
WHERE survey = :survey AND NOT copied

-- name: count_copied
SELECT count(*)
FROM responses
WHERE survey = :survey

-- name: nameless
SELECT id
FROM open_responses
WHERE survey = :survey AND new_id IS NULL AND NOT copied
ORDER BY new_id, id
LIMIT :limit

-- name: reissue
UPDATE open_responses
SET new_id = :new_id
WHERE survey = :survey AND id = :id

-- name: last_to_copy
SELECT max(new_id)
FROM (
    SELECT new_id
    FROM open_responses
    WHERE survey = :survey AND new_id > '' AND NOT copied
    ORDER BY new_id
    LIMIT :limit
) AS slice

-- name: copy_responses
INSERT INTO responses (survey, id, version, answers)
SELECT survey, new_id, version, answers
FROM open_responses
WHERE survey = :survey AND new_id <= :last AND NOT copied
ORDER BY new_id

-- name: note_copied
UPDATE open_responses
SET copied = TRUE
WHERE survey = :survey AND new_id <= :last AND NOT copied

-- name: drop_copied
DELETE FROM open_responses
WHERE (survey, id) IN (
    SELECT survey, id
    FROM open_responses
    WHERE survey = :survey AND copied
    ORDER BY id
    LIMIT :limit
)

-- name: drop_open_responses
DELETE FROM open_responses
WHERE survey = :survey

-- name: drop_responses
DELETE FROM responses
WHERE survey = :survey

-- name: responses
SELECT id, survey, version, answers
FROM responses
WHERE survey = :survey
    AND id > :after
    AND EXISTS (SELECT 1 FROM surveys WHERE survey = :survey AND state = 'closed')
ORDER BY id
LIMIT :limit
