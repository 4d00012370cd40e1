-- name: littered
SELECT relname
FROM pg_catalog.pg_stat_user_tables
WHERE schemaname = current_schema() AND n_dead_tup > 0

-- name: count_over
SELECT count(DISTINCT survey)
FROM surveys
WHERE state IN ('closed', 'withdrawn')
