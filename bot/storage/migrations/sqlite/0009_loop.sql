-- A survey is answered more than once: what was said, what was done, how it went on, and when we are
-- late. Papers are what staff write or decide about a survey besides: by kind, survey and a
-- name. Words of young people in them are sealed.

ALTER TABLE feedback RENAME TO feedback_before;

CREATE TABLE feedback (
    survey TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL,
    document TEXT NOT NULL,
    sent_on TEXT,
    PRIMARY KEY (survey, kind)
) STRICT, WITHOUT ROWID;

INSERT INTO feedback (survey, kind, state, document, sent_on)
SELECT survey, 'feedback', state, document, sent_on
FROM feedback_before;

DROP TABLE feedback_before;

CREATE TABLE papers (
    kind TEXT NOT NULL,
    survey TEXT NOT NULL,
    name TEXT NOT NULL,
    document TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (kind, survey, name)
) STRICT, WITHOUT ROWID;
