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
revoke update, delete, truncate on casetrack.mt_events, casetrack.fact_lines, casetrack.fact_shapes from casetrack_app;
revoke delete, truncate on casetrack.mt_streams from casetrack_app;
revoke update, delete, truncate on casetrack.event_chain, casetrack.chain_heads from casetrack_app;
revoke update, delete, truncate on casetrack.mt_doc_accessentry from casetrack_app;
-- Which migrations the database has had is read by the service and written by their owner. The right to refer to the table gives nothing
-- away, and lets the service see that the table's key is there.
revoke insert, update, delete, truncate on casetrack.schema_migrations from casetrack_app;
grant references on casetrack.schema_migrations to casetrack_app;

-- Statistics need no passwords, no keys of persons, and nobody's sealed data; nor who looked at what.
revoke select on casetrack.mt_doc_account, casetrack.mt_doc_signinsession, casetrack.mt_doc_apikey, casetrack.mt_doc_partykey,
  casetrack.mt_doc_party, casetrack.mt_doc_photofile, casetrack.mt_doc_photopart, casetrack.mt_doc_draftcopy,
  casetrack.mt_doc_accessentry, casetrack.mt_doc_webhook, casetrack.mt_doc_notificationchoices from casetrack_reader;

-- Words that name somebody are taken out of events by two people (api-docs/decisions/0042-redaction.md): the service asks this function, which
-- works with the rights of the masking role and changes words alone. verify accepts the event only where a sealed and signed redaction names it;
-- what somebody changes who logs in with that role, it names for ever.
grant select, update (data, headers) on casetrack.mt_events to casetrack_masking;

create or replace function casetrack.differs_in_words_only(was jsonb, becomes jsonb) returns boolean
language plpgsql immutable set search_path = pg_catalog as $$
begin
  if was = becomes then
    return true;
  elsif jsonb_typeof(was) <> jsonb_typeof(becomes) then
    return false;
  end if;
  case jsonb_typeof(was)
    when 'object' then
      return (select count(*) from jsonb_object_keys(was)) = (select count(*) from jsonb_object_keys(becomes))
        and (select bool_and(becomes ? x.key and casetrack.differs_in_words_only(x.value, becomes -> x.key)) from jsonb_each(was) x);
    when 'array' then
      return jsonb_array_length(was) = jsonb_array_length(becomes)
        and (select bool_and(casetrack.differs_in_words_only(x.value, becomes -> (x.place::int - 1)))
          from jsonb_array_elements(was) with ordinality as x (value, place));
    when 'string' then
      -- A day, an id, a number or a code is no words.
      return (was #>> '{}') !~ '^[0-9a-z:.+-]+$' and (was #>> '{}') !~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}';
    else
      return false;
  end case;
end $$;

create or replace function casetrack.redact_event(district text, event uuid, said jsonb, seal text) returns void
language plpgsql security definer set search_path = pg_catalog as $$
declare
  was jsonb;
begin
  select e.data into was from casetrack.mt_events e
  where e.tenant_id = district and e.id = event and e.type not like 'text\_redacted\_%' for update;
  if was is null or not casetrack.differs_in_words_only(was, said) then
    raise exception 'only words of an event are redacted';
  end if;
  update casetrack.mt_events e set data = said, headers = jsonb_set(e.headers, array['seal'], to_jsonb(seal))
  where e.tenant_id = district and e.id = event;
end $$;
grant create on schema casetrack to casetrack_masking;
grant casetrack_masking to current_user;
alter function casetrack.redact_event(text, uuid, jsonb, text) owner to casetrack_masking;
revoke create on schema casetrack from casetrack_masking;
revoke execute on function casetrack.redact_event(text, uuid, jsonb, text) from public;
grant execute on function casetrack.redact_event(text, uuid, jsonb, text) to casetrack_app;

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
