#!/bin/sh
# The service's own login: it may do what casetrack_app may, and owns nothing. Run by the database's container when it is made.
psql -v ON_ERROR_STOP=1 -v password="$SERVICE_PASSWORD" -U "$POSTGRES_USER" -d "$POSTGRES_DB" <<'SQL'
create role casetrack_service login password :'password' in role casetrack_app;
SQL
