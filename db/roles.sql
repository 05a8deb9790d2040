-- Least-privilege roles. Run by the owner of the schema, after schema.sql; safe to run again. Logins and passwords are the office's own:
--   create role service login in role casetrack_app;
do $$
begin
  if not exists (select from pg_roles where rolname = 'casetrack_app') then create role casetrack_app nologin; end if;
  if not exists (select from pg_roles where rolname = 'casetrack_reader') then create role casetrack_reader nologin; end if;
  if not exists (select from pg_roles where rolname = 'casetrack_masking') then create role casetrack_masking nologin; end if;
end $$;

grant usage on schema casetrack to casetrack_app, casetrack_reader, casetrack_masking;
grant select on all tables in schema casetrack to casetrack_app, casetrack_reader;
grant insert, update, delete on all tables in schema casetrack to casetrack_app;
grant usage, select on all sequences in schema casetrack to casetrack_app;
grant execute on all functions in schema casetrack to casetrack_app;

-- What happened is never changed and never removed: events and ledger lines are inserted, no more.
revoke update, delete, truncate on casetrack.mt_events, casetrack.fact_ledger from casetrack_app;
revoke delete, truncate on casetrack.mt_streams from casetrack_app;
revoke update, delete, truncate on casetrack.event_chain, casetrack.chain_heads from casetrack_app;
revoke update, delete, truncate on casetrack.mt_doc_accessentry from casetrack_app;

-- Statistics need no passwords, no keys of persons, and nobody's sealed data; nor who looked at what.
revoke select on casetrack.mt_doc_account, casetrack.mt_doc_signinsession, casetrack.mt_doc_apikey, casetrack.mt_doc_partykey,
  casetrack.mt_doc_party, casetrack.mt_doc_photofile, casetrack.mt_doc_photopart, casetrack.mt_doc_draftcopy,
  casetrack.mt_doc_accessentry from casetrack_reader;

-- Should an event ever have to be masked (a name typed into a text before texts were checked), somebody logs in with this role for that one deed.
-- verify then names the event, for ever, and goes on behind it; the decision is kept with the head made before it.
grant select, update (data, headers) on casetrack.mt_events to casetrack_masking;

-- Lines of the access log are kept at least 184 days (网络安全法 §23), whoever asks.
create or replace function casetrack.purge_access_log(before timestamptz) returns bigint
language plpgsql security definer set search_path = pg_catalog as $$
declare
  purged bigint;
begin
  if before > now() - interval '184 days' then
    raise exception 'the access log is kept at least 184 days';
  end if;
  delete from casetrack.mt_doc_accessentry where (data ->> 'at')::timestamptz < before;
  get diagnostics purged = row_count;
  return purged;
end $$;
revoke execute on function casetrack.purge_access_log(timestamptz) from public;
grant execute on function casetrack.purge_access_log(timestamptz) to casetrack_app;
