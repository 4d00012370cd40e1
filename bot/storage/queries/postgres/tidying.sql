-- name: littered
SELECT relname
FROM pg_catalog.pg_stat_user_tables
WHERE schemaname = current_schema() AND n_dead_tup > 0

-- name: count_over
SELECT count(DISTINCT survey)
FROM surveys
WHERE state IN ('closed', 'withdrawn')

-- name: our_tables
SELECT quote_ident(relname)
FROM pg_catalog.pg_stat_user_tables
WHERE schemaname = current_schema()

-- name: readers
SELECT pid, xact_start, backend_xmin IS NOT NULL
FROM pg_catalog.pg_stat_activity
WHERE datid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
    AND pid <> pg_backend_pid()
    AND (backend_xmin IS NOT NULL OR query = '<insufficient privilege>')

-- name: next_transaction
SELECT CAST(CAST(pg_snapshot_xmax(pg_current_snapshot()) AS TEXT) AS BIGINT)

-- name: oldest_transaction
SELECT CAST(CAST(pg_snapshot_xmin(pg_current_snapshot()) AS TEXT) AS BIGINT)
