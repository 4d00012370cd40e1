-- name: keep_contact
INSERT INTO contacts (
    id, tag, chat, language, standing, may_ask_again, month_active,
    paused_until, stopped_on, most_a_week, chosen, unexplained
)
VALUES (
    :id, :tag, :chat, :language, :standing, :may_ask_again, :month_active,
    :paused_until, :stopped_on, :most_a_week, :chosen, :unexplained
)
ON CONFLICT (id) DO UPDATE SET
    tag = excluded.tag,
    chat = excluded.chat,
    language = excluded.language,
    standing = excluded.standing,
    may_ask_again = excluded.may_ask_again,
    month_active = excluded.month_active,
    paused_until = excluded.paused_until,
    stopped_on = excluded.stopped_on,
    most_a_week = excluded.most_a_week,
    chosen = excluded.chosen,
    unexplained = excluded.unexplained

-- name: renew_contact
UPDATE contacts
SET tag = :tag,
    chat = :chat,
    language = :language,
    standing = :standing,
    may_ask_again = :may_ask_again,
    month_active = :month_active,
    paused_until = :paused_until,
    stopped_on = :stopped_on,
    most_a_week = :most_a_week,
    chosen = :chosen,
    unexplained = :unexplained
WHERE id = :id AND chat = :replaces

-- name: contact
SELECT
    id, tag, chat, language, standing, may_ask_again, month_active,
    paused_until, stopped_on, most_a_week, chosen, unexplained, week, started, still_asked
FROM contacts
WHERE id = :contact

-- name: note_lost
UPDATE contacts
SET chosen = CASE
        WHEN standing IN ('blocked', 'gone') OR (standing = 'paused' AND chosen = 'news_only')
        THEN chosen
        ELSE standing
    END,
    paused_until = CASE
        WHEN standing = 'paused' AND chosen = 'news_only'
        THEN coalesce(paused_until, '9999-12-31')
        ELSE paused_until
    END,
    standing = :standing
WHERE id = :contact AND standing <> 'stopped'

-- name: forget_contact
DELETE FROM contacts
WHERE id = :contact

-- name: dispose
INSERT INTO audience (contact, survey, disposition)
SELECT :contact, :survey, :disposition
WHERE NOT EXISTS (
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
ON CONFLICT (contact, survey) DO UPDATE SET
    disposition = excluded.disposition,
    hears = CASE WHEN excluded.disposition = 'stopped' THEN NULL ELSE audience.hears END
WHERE audience.disposition <> excluded.disposition OR excluded.disposition = 'stopped'

-- name: attend
INSERT INTO audience (contact, survey, disposition)
VALUES (:contact, :survey, :disposition)
ON CONFLICT (contact, survey) DO NOTHING

-- name: promise_to_tell
INSERT INTO audience (contact, survey, disposition, hears)
VALUES (:contact, :survey, 'looked', :hears)
ON CONFLICT (contact, survey) DO UPDATE SET hears = excluded.hears

-- name: enter_hear_back
INSERT INTO hear_back (survey, contact)
VALUES (:survey, :contact)
ON CONFLICT (survey, contact) DO NOTHING

-- name: leave_hear_back
DELETE FROM hear_back
WHERE survey = :survey AND contact = :contact

-- name: listeners
SELECT count(*)
FROM hear_back
JOIN contacts ON contacts.id = hear_back.contact
WHERE hear_back.survey = :survey AND contacts.standing IN ('asks', 'news_only')

-- name: ledger
WITH lost AS MATERIALIZED (
    SELECT standing, count(*) AS people
    FROM audience
    JOIN contacts ON contacts.id = audience.contact
    WHERE survey = :survey AND disposition = 'reached' AND standing IN ('blocked', 'gone')
    GROUP BY standing
)
SELECT disposition, sum(people)
FROM (
    SELECT disposition, count(*) AS people
    FROM audience
    WHERE survey = :survey
    GROUP BY disposition
    UNION ALL
    SELECT 'reached', -people
    FROM lost
    UNION ALL
    SELECT 'not_reached_' || standing, people
    FROM lost
    UNION ALL
    SELECT substr(what, 13), count
    FROM tallies
    WHERE survey = :survey AND what LIKE 'disposition.%'
) AS counts
GROUP BY disposition
HAVING sum(people) > 0

-- name: person
SELECT
    'contact', id, language, standing, month_active,
    tag, chat, most_a_week, may_ask_again, NULL,
    paused_until, stopped_on, chosen, unexplained, week, started, still_asked
FROM contacts
WHERE tag = :tag
UNION ALL
SELECT
    'interview', survey, version, touched, contact, sealed, NULL, turn, owed, sent,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM interviews
JOIN contacts ON contacts.id = interviews.contact
WHERE tag = :tag
UNION ALL
SELECT
    'audience', survey, disposition, NULL, NULL, NULL, NULL, NULL, hears, reminded,
    NULL, NULL, NULL, NULL, NULL, NULL, NULL
FROM audience
JOIN contacts ON contacts.id = audience.contact
WHERE tag = :tag

-- name: tally_forgotten
INSERT INTO tallies (survey, what, count)
SELECT
    survey,
    'disposition.' || CASE
        WHEN disposition = 'reached' AND standing IN ('blocked', 'gone')
        THEN 'not_reached_' || standing
        ELSE disposition
    END,
    1
FROM audience
JOIN contacts ON contacts.id = audience.contact
WHERE contact = :contact
ON CONFLICT (survey, what) DO UPDATE SET count = tallies.count + excluded.count
