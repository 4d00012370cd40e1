-- name: hears_back
SELECT survey
FROM hear_back
WHERE contact = :contact
ORDER BY survey

-- name: errands_of
SELECT id, survey, kind, state, attempts, due, holder
FROM outbox
WHERE contact = :contact
ORDER BY id
