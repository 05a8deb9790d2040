-- Least-privilege roles. Run by the owner of the schema, after schema.sql; safe to run again. Logins and passwords are the office's own:
--   create role service login in role casetrack_app;
do $$
begin
  if not exists (select from pg_roles where rolname = 'casetrack_app') then create role casetrack_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'casetrack_reader') then create role casetrack_reader nologin; end if;
end $$;

grant usage on schema casetrack to casetrack_app, casetrack_reader;
grant select on all tables in schema casetrack to casetrack_app, casetrack_reader;
grant insert, update, delete on all tables in schema casetrack to casetrack_app;
grant usage on all sequences in schema casetrack to casetrack_app;
grant execute on all functions in schema casetrack to casetrack_app;

-- What happened is never changed and never removed: events and ledger lines are inserted, no more.
revoke update, delete, truncate on casetrack.mt_events, casetrack.fact_ledger from casetrack_app;
revoke delete, truncate on casetrack.mt_streams from casetrack_app;
