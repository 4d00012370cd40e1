-- What is asked at every step, every second or every minute costs the same however many people there
-- are: each such question has an index that holds what it asks for and nothing else. An index holds
-- the column that its own condition names where a question is to be answered from it alone.

CREATE INDEX owed_interviews ON interviews (contact, survey) WHERE owed;
DROP INDEX ballots_by_survey;
CREATE INDEX ballots_by_survey ON interviews (survey, contact, sent) WHERE sent;
-- Of all interviews by survey there is an index already; it names nothing that a turn changes.

-- An audience is counted and settled from its index.
DROP INDEX audience_by_survey;
CREATE INDEX audience_by_survey ON audience (survey, contact, disposition, hears);

CREATE INDEX contacts_to_ask ON contacts (id, standing, may_ask_again)
WHERE may_ask_again AND standing = 'asks';

-- A survey's state comes after its frozen copy, which fills pages of its own.
DROP INDEX surveys_by_survey;
CREATE INDEX surveys_by_survey ON surveys (survey, state, taking);

DROP INDEX uncopied_responses;
CREATE INDEX uncopied_responses ON open_responses (survey, new_id, id, copied) WHERE NOT copied;

CREATE INDEX seen_updates_by_day ON seen_updates (day);

-- How far a push has come into the outbox: to everyone up to and including this contact.
CREATE TABLE pushes (
    survey TEXT NOT NULL,
    kind TEXT NOT NULL,
    reached TEXT NOT NULL,
    PRIMARY KEY (survey, kind)
) STRICT, WITHOUT ROWID;
