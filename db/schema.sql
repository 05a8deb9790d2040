DO $$
BEGIN      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'casetrack') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS casetrack';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

END
$$;


CREATE
OR REPLACE FUNCTION casetrack.mt_immutable_timestamp(value text) RETURNS timestamp without time zone LANGUAGE sql IMMUTABLE AS
$function$
select value::timestamp

$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_immutable_timestamptz(value text) RETURNS timestamp with time zone LANGUAGE sql IMMUTABLE AS
$function$
select value::timestamptz

$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_immutable_time(value text) RETURNS time without time zone LANGUAGE sql IMMUTABLE AS
$function$
select value::time

$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_immutable_date(value text) RETURNS date LANGUAGE sql IMMUTABLE AS
$function$
select value::date

$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_grams_vector(text, use_unaccent boolean DEFAULT false)
        RETURNS tsvector
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
BEGIN
RETURN (SELECT array_to_string(casetrack.mt_grams_array($1, use_unaccent), ' ') ::tsvector);
END
$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_grams_query(text, use_unaccent boolean DEFAULT false)
        RETURNS tsquery
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
BEGIN
RETURN (SELECT array_to_string(casetrack.mt_grams_array($1, use_unaccent), ' & ') ::tsquery);
END
$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_grams_array(words text, use_unaccent boolean DEFAULT false)
        RETURNS text[]
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
        DECLARE
result text[];
        DECLARE
word text;
        DECLARE
clean_word text;
BEGIN
                FOREACH
word IN ARRAY string_to_array(words, ' ')
                LOOP
                     clean_word = regexp_replace(casetrack.mt_safe_unaccent(use_unaccent, word), '[^a-zA-Z0-9]+', '','g');
FOR i IN 1 .. length(clean_word)
                     LOOP
                         result := result || quote_literal(substr(lower(clean_word), i, 1));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 2));
                         result
:= result || quote_literal(substr(lower(clean_word), i, 3));
END LOOP;
END LOOP;

RETURN ARRAY(SELECT DISTINCT e FROM unnest(result) AS a(e) ORDER BY e);
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_append(jsonb, text[], jsonb, boolean, jsonb default null::jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    patch_expression ALIAS FOR $5;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
            END CASE;
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_append_key_value(jsonb, text[], jsonb, boolean)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    if_not_exists ALIAS FOR $4;
    tmp_value jsonb;
    _key text;
BEGIN
    tmp_value = retval #> location;

    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            WHEN NOT tmp_value ?| ARRAY(SELECT jsonb_object_keys(val)) THEN
                retval = jsonb_set(retval, location, tmp_value || val, FALSE);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_copy(jsonb, text[], text[])
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_path ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = casetrack.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value::jsonb, TRUE);
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_duplicate(jsonb, text[], jsonb)
RETURNS jsonb
LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    targets ALIAS FOR $3;
    tmp_value jsonb;
    target_path text[];
    target text;
BEGIN
    FOR target IN SELECT jsonb_array_elements_text(targets)
    LOOP
        target_path = casetrack.mt_jsonb_path_to_array(target, '\.');
        retval = casetrack.mt_jsonb_copy(retval, location, target_path);
    END LOOP;

    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_fix_null_parent(jsonb, text[])
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
retval ALIAS FOR $1;
    dst_path ALIAS FOR $2;
    dst_path_segment text[] = ARRAY[]::text[];
    dst_path_array_length integer;
    i integer = 1;
BEGIN
    dst_path_array_length = array_length(dst_path, 1);
    WHILE i <=(dst_path_array_length - 1)
    LOOP
        dst_path_segment = dst_path_segment || ARRAY[dst_path[i]];
        IF retval #> dst_path_segment IS NULL OR retval #> dst_path_segment = 'null'::jsonb THEN
            retval = jsonb_set(retval, dst_path_segment, '{}'::jsonb, TRUE);
        END IF;
        i = i + 1;
    END LOOP;

    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_increment(jsonb, text[], numeric)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
retval ALIAS FOR $1;
    location ALIAS FOR $2;
    increment_value ALIAS FOR $3;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NULL THEN
        tmp_value = to_jsonb(0);
END IF;

RETURN jsonb_set(retval, location, to_jsonb(tmp_value::numeric + increment_value), TRUE);
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_insert(jsonb, text[], jsonb, integer, boolean, jsonb default null::jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    elm_index ALIAS FOR $4;
    if_not_exists ALIAS FOR $5;
    patch_expression ALIAS FOR $6;
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF elm_index IS NULL THEN
            elm_index = jsonb_array_length(tmp_value) + 1;
        END IF;
        CASE
            WHEN NOT if_not_exists THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) = 'object' AND NOT tmp_value @> jsonb_build_array(val) THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NULL AND jsonb_typeof(val) <> 'object' AND NOT tmp_value @> val THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            WHEN patch_expression IS NOT NULL AND jsonb_typeof(patch_expression) = 'array' AND jsonb_array_length(patch_expression) = 0 THEN
                retval = jsonb_insert(retval, location || elm_index::text, val);
            ELSE NULL;
        END CASE;
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_move(jsonb, text[], text)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    src_path ALIAS FOR $2;
    dst_name ALIAS FOR $3;
    dst_path text[];
    tmp_value jsonb;
BEGIN
    tmp_value = retval #> src_path;
    retval = retval #- src_path;
    dst_path = src_path;
    dst_path[array_length(dst_path, 1)] = dst_name;
    retval = casetrack.mt_jsonb_fix_null_parent(retval, dst_path);
    RETURN jsonb_set(retval, dst_path, tmp_value, TRUE);
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_path_to_array(text, character)
    RETURNS text[]
    LANGUAGE plpgsql
AS $function$
DECLARE
    location ALIAS FOR $1;
    regex_pattern ALIAS FOR $2;
BEGIN
RETURN regexp_split_to_array(location, regex_pattern)::text[];
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_remove(jsonb, text[], jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    val ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'array' THEN
        IF jsonb_typeof(val) = 'array' THEN
            tmp_remove = val;
        ELSE
            tmp_remove = jsonb_build_array(val);
        END IF;

        FOR patch_remove IN SELECT * FROM jsonb_array_elements(tmp_remove)
        LOOP
            tmp_value =(SELECT jsonb_agg(elem)
            FROM jsonb_array_elements(tmp_value) AS elem
            WHERE elem <> patch_remove);
        END LOOP;

        IF tmp_value IS NULL THEN
            tmp_value = '[]'::jsonb;
        END IF;
    END IF;
    RETURN jsonb_set(retval, location, tmp_value, FALSE);
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_remove_key(jsonb, text[], text)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    location ALIAS FOR $2;
    _key ALIAS FOR $3;
    tmp_value jsonb;
    tmp_remove jsonb;
    patch_remove jsonb;
BEGIN
    tmp_value = retval #> location;
    IF tmp_value IS NOT NULL AND jsonb_typeof(tmp_value) = 'object' THEN
        RETURN jsonb_set(retval, location, tmp_value - _key, FALSE);
    END IF;
    RETURN retval;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_jsonb_patch(jsonb, jsonb)
    RETURNS jsonb
    LANGUAGE plpgsql
AS $function$
DECLARE
    retval ALIAS FOR $1;
    patchset ALIAS FOR $2;
    patch jsonb;
    patch_path text[];
    patch_expression jsonb;
    value jsonb;
BEGIN
    FOR patch IN SELECT * from jsonb_array_elements(patchset)
    LOOP
        patch_path = casetrack.mt_jsonb_path_to_array((patch->>'path')::text, '\.');

        patch_expression = null;
        IF (patch->>'type') IN ('remove', 'append_if_not_exists', 'insert_if_not_exists') AND (patch->>'expression') IS NOT NULL THEN
            patch_expression = jsonb_path_query_array(retval #> patch_path, (patch->>'expression')::jsonpath);
        END IF;

        CASE patch->>'type'
            WHEN 'set' THEN
                retval = jsonb_set(retval, patch_path, (patch->'value')::jsonb, TRUE);
            WHEN 'delete' THEN
                retval = retval#-patch_path;
            WHEN 'append' THEN
                retval = casetrack.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, FALSE);
            WHEN 'append_if_not_exists' THEN
                retval = casetrack.mt_jsonb_append(retval, patch_path, (patch->'value')::jsonb, TRUE, patch_expression);
            WHEN 'append_key_value' THEN
                retval = casetrack.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, FALSE);
            WHEN 'append_key_value_if_not_exists' THEN
                retval = casetrack.mt_jsonb_append_key_value(retval, patch_path, (patch->'key_value')::jsonb, TRUE);
            WHEN 'insert' THEN
                retval = casetrack.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, FALSE);
            WHEN 'insert_if_not_exists' THEN
                retval = casetrack.mt_jsonb_insert(retval, patch_path, (patch->'value')::jsonb, (patch->>'index')::integer, TRUE, patch_expression);
            WHEN 'remove' THEN
                retval = casetrack.mt_jsonb_remove(retval, patch_path, COALESCE(patch_expression, (patch->'value')::jsonb));
            WHEN 'remove_key' THEN
                retval = casetrack.mt_jsonb_remove_key(retval, patch_path, (patch->>'key'));
            WHEN 'duplicate' THEN
                retval = casetrack.mt_jsonb_duplicate(retval, patch_path, (patch->'targets')::jsonb);
            WHEN 'rename' THEN
                retval = casetrack.mt_jsonb_move(retval, patch_path, (patch->>'to')::text);
            WHEN 'increment' THEN
                retval = casetrack.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            WHEN 'increment_float' THEN
                retval = casetrack.mt_jsonb_increment(retval, patch_path, (patch->>'increment')::numeric);
            ELSE NULL;
        END CASE;
    END LOOP;
    RETURN retval;
END;
$function$;


CREATE
OR REPLACE FUNCTION casetrack.mt_safe_unaccent(use_unaccent BOOLEAN, word TEXT)
        RETURNS TEXT
        LANGUAGE plpgsql
        IMMUTABLE STRICT
AS $function$
BEGIN
IF use_unaccent THEN
    RETURN public.unaccent(word);
ELSE
    RETURN word;
END IF;
END;
$function$;


CREATE TABLE IF NOT EXISTS casetrack.number_series (
    tenant_id    varchar    NOT NULL,
    series       varchar    NOT NULL,
    year         integer    NOT NULL,
    last         integer    NOT NULL,
CONSTRAINT pkey_number_series_tenant_id_series_year PRIMARY KEY (tenant_id, series, year)
);
CREATE TABLE IF NOT EXISTS casetrack.entered_numbers (
    tenant_id    varchar    NOT NULL,
    key          varchar    NOT NULL,
CONSTRAINT pkey_entered_numbers_tenant_id_key PRIMARY KEY (tenant_id, key)
);
CREATE TABLE IF NOT EXISTS casetrack.event_chain (
    tenant_id    varchar    NOT NULL,
    seq_id       bigint     NOT NULL,
    hash         bytea      NOT NULL,
CONSTRAINT pkey_event_chain_tenant_id_seq_id PRIMARY KEY (tenant_id, seq_id)
);
CREATE TABLE IF NOT EXISTS casetrack.chain_heads (
    tenant_id     varchar    NOT NULL,
    day           date       NOT NULL,
    head          varchar    NOT NULL,
    key_id        varchar    NOT NULL,
    public_key    varchar    NOT NULL,
    signature     varchar    NOT NULL,
CONSTRAINT pkey_chain_heads_tenant_id_day PRIMARY KEY (tenant_id, day)
);
CREATE TABLE IF NOT EXISTS casetrack.webhook_cursors (
    webhook         uuid                        NOT NULL,
    tenant_id       varchar                     NOT NULL,
    seq_id          bigint                      NOT NULL,
    delivered       bigint                      NOT NULL,
    delivered_at    timestamp with time zone    NULL,
    failed_at       timestamp with time zone    NULL,
    failure         varchar                     NULL,
    status          integer                     NULL,
CONSTRAINT pkey_webhook_cursors_webhook PRIMARY KEY (webhook)
);
CREATE TABLE IF NOT EXISTS casetrack.webhook_deliveries (
    webhook          uuid                        NOT NULL,
    seq_id           bigint                      NOT NULL,
    tenant_id        varchar                     NOT NULL,
    record           uuid                        NOT NULL,
    attempts         integer                     NOT NULL,
    waiting_since    timestamp with time zone    NOT NULL,
    due_at           timestamp with time zone    NOT NULL,
    dead_at          timestamp with time zone    NULL,
    taken_until      timestamp with time zone    NULL,
    taken_by         uuid                        NULL,
    failure          varchar                     NULL,
    status           integer                     NULL,
CONSTRAINT pkey_webhook_deliveries_webhook_seq_id PRIMARY KEY (webhook, seq_id)
);

CREATE INDEX ix_webhook_deliveries_record ON casetrack.webhook_deliveries USING btree (webhook, record, seq_id);
CREATE TABLE IF NOT EXISTS casetrack.mails (
    id               uuid                        NOT NULL,
    tenant_id        varchar                     NOT NULL,
    account          uuid                        NOT NULL,
    purpose          varchar                     NOT NULL,
    day              date                        NULL,
    attempts         integer                     NOT NULL,
    waiting_since    timestamp with time zone    NOT NULL,
    due_at           timestamp with time zone    NOT NULL,
    sent_at          timestamp with time zone    NULL,
    dead_at          timestamp with time zone    NULL,
    taken_until      timestamp with time zone    NULL,
    taken_by         uuid                        NULL,
    failure          varchar                     NULL,
    status           integer                     NULL,
CONSTRAINT pkey_mails_id PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_mails_day ON casetrack.mails USING btree (account, day);
CREATE TABLE IF NOT EXISTS casetrack.schema_migrations (
    number          integer                     NOT NULL,
    name            varchar                     NOT NULL,
    digest          varchar                     NOT NULL,
    applied_at      timestamp with time zone    NOT NULL,
    milliseconds    bigint                      NOT NULL,
CONSTRAINT pkey_schema_migrations_number PRIMARY KEY (number)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_absence (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_absence_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_absence;
ALTER TABLE casetrack.mt_doc_absence NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_absence DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_accessentry (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_accessentry_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_accessentry_idx_at ON casetrack.mt_doc_accessentry USING btree ((casetrack.mt_immutable_timestamptz(data ->> 'at')));

CREATE INDEX mt_doc_accessentry_idx_record ON casetrack.mt_doc_accessentry USING btree ((CAST(data ->> 'record' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_accessentry;
ALTER TABLE casetrack.mt_doc_accessentry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_accessentry DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_account (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          integer                     NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_account_id PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_account_user_name ON casetrack.mt_doc_account USING btree ((data ->> 'normalizedUserName'));

CREATE UNIQUE INDEX ux_account_external_name ON casetrack.mt_doc_account USING btree ((data ->> 'externalName'));
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_administrativelawsuit (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_administrativelawsuit_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_administrativelawsuit_idx_received_onid ON casetrack.mt_doc_administrativelawsuit USING btree ((casetrack.mt_immutable_date(data ->> 'receivedOn')), (id), tenant_id);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_administrativelawsuit;
ALTER TABLE casetrack.mt_doc_administrativelawsuit NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_administrativelawsuit DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_adoptedterms (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_adoptedterms_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_apikey (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_apikey_id PRIMARY KEY (id)
);

CREATE UNIQUE INDEX ux_api_key_name ON casetrack.mt_doc_apikey USING btree ((data ->> 'district'), (data ->> 'name'));
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_basefigure (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_basefigure_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_basefigure;
ALTER TABLE casetrack.mt_doc_basefigure NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_basefigure DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_daybegun (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_daybegun_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_deadletterevent (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_deadletterevent_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_deadline (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_deadline_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_deadline_idx_due_on ON casetrack.mt_doc_deadline USING btree ((casetrack.mt_immutable_date(data ->> 'dueOn')));

CREATE INDEX mt_doc_deadline_idx_record_id ON casetrack.mt_doc_deadline USING btree ((CAST(data ->> 'recordId' as uuid)));

CREATE INDEX ix_deadline_open ON casetrack.mt_doc_deadline USING btree ((casetrack.mt_immutable_date(data ->> 'dueOn')), (id), tenant_id) WHERE ((data ->> 'endedOn') is null);

CREATE INDEX ix_deadline_unit ON casetrack.mt_doc_deadline USING btree ((data ->> 'unit'), (casetrack.mt_immutable_date(data ->> 'dueOn')), tenant_id) WHERE ((data ->> 'endedOn') is null);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_deadline;
ALTER TABLE casetrack.mt_doc_deadline NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_deadline DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_destructionlist (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_destructionlist_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_destructionlist;
ALTER TABLE casetrack.mt_doc_destructionlist NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_destructionlist DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_districtinvitation (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_districtinvitation_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_draftcopy (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_draftcopy_id PRIMARY KEY (id)
);

CREATE INDEX mt_doc_draftcopy_idx_account ON casetrack.mt_doc_draftcopy USING btree ((CAST(data ->> 'account' as uuid)));
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_envelope (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_envelope_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_erasure (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_erasure_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_erasure;
ALTER TABLE casetrack.mt_doc_erasure NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_erasure DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_holidaynotice (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_holidaynotice_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_holidaynotice;
ALTER TABLE casetrack.mt_doc_holidaynotice NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_holidaynotice DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importoperation (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importoperation_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_importoperation;
ALTER TABLE casetrack.mt_doc_importoperation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_importoperation DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importpiece (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importpiece_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_importpiece_idx_operation ON casetrack.mt_doc_importpiece USING btree ((CAST(data ->> 'operation' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_importpiece;
ALTER TABLE casetrack.mt_doc_importpiece NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_importpiece DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importprogress (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importprogress_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_importprogress;
ALTER TABLE casetrack.mt_doc_importprogress NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_importprogress DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importverdicts (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importverdicts_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_importverdicts;
ALTER TABLE casetrack.mt_doc_importverdicts NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_importverdicts DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_ledgercomparison (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_ledgercomparison_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_ledgerentry (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_ledgerentry_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_ledgerentry_idx_happened_onid ON casetrack.mt_doc_ledgerentry USING btree ((casetrack.mt_immutable_date(data ->> 'happenedOn')), (id), tenant_id);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_ledgerentry;
ALTER TABLE casetrack.mt_doc_ledgerentry NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_ledgerentry DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_legalhold (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_legalhold_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_legalhold_idx_record_id ON casetrack.mt_doc_legalhold USING btree ((CAST(data ->> 'recordId' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_legalhold;
ALTER TABLE casetrack.mt_doc_legalhold NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_legalhold DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_lettertemplate (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_lettertemplate_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_lettertemplate;
ALTER TABLE casetrack.mt_doc_lettertemplate NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_lettertemplate DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_mediationcase (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_mediationcase_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX ix_mediationcase_numbers ON casetrack.mt_doc_mediationcase USING gin ((data -> 'dossier' -> 'numberKeys') jsonb_path_ops) WITH (fastupdate='off');

CREATE INDEX ix_mediationcase_hand_overs ON casetrack.mt_doc_mediationcase USING btree (tenant_id) WHERE (jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0);

CREATE INDEX ix_mediationcase_elsewhere ON casetrack.mt_doc_mediationcase USING btree (tenant_id) WHERE ((jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0 or data ->> 'acceptedBy' is not null));

CREATE INDEX ix_mediationcase_restricted ON casetrack.mt_doc_mediationcase USING btree (tenant_id, id) WHERE (data -> 'dossier' -> 'restricted' = 'true'::jsonb);

CREATE INDEX mt_doc_mediationcase_idx_duplicate_of ON casetrack.mt_doc_mediationcase USING btree ((CAST(data ->> 'duplicateOf' as uuid))) WHERE ((data ->> 'duplicateOf') is not null);

CREATE INDEX mt_doc_mediationcase_idx_merged_into ON casetrack.mt_doc_mediationcase USING btree ((CAST(data ->> 'mergedInto' as uuid))) WHERE ((data ->> 'mergedInto') is not null);

CREATE INDEX mt_doc_mediationcase_idx_registered_onid ON casetrack.mt_doc_mediationcase USING btree ((casetrack.mt_immutable_date(data ->> 'registeredOn')), (id), tenant_id);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_mediationcase;
ALTER TABLE casetrack.mt_doc_mediationcase NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_mediationcase DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_notification (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_notification_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_notification_idx_account ON casetrack.mt_doc_notification USING btree ((CAST(data ->> 'account' as uuid)));

CREATE INDEX mt_doc_notification_idx_record_id ON casetrack.mt_doc_notification USING btree ((CAST(data ->> 'recordId' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_notification;
ALTER TABLE casetrack.mt_doc_notification NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_notification DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_notificationchoices (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_notificationchoices_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_notificationchoices;
ALTER TABLE casetrack.mt_doc_notificationchoices NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_notificationchoices DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_notificationcursor (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_notificationcursor_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_notificationcursor;
ALTER TABLE casetrack.mt_doc_notificationcursor NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_notificationcursor DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_numbertemplaterule (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_numbertemplaterule_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_numbertemplaterule;
ALTER TABLE casetrack.mt_doc_numbertemplaterule NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_numbertemplaterule DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_organisation (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_organisation_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE UNIQUE INDEX ux_organisation_code ON casetrack.mt_doc_organisation USING btree ((data ->> 'code'), tenant_id);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_organisation;
ALTER TABLE casetrack.mt_doc_organisation NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_organisation DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_party (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_party_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_party_idx_record_id ON casetrack.mt_doc_party USING btree ((CAST(data ->> 'recordId' as uuid)));

CREATE INDEX mt_doc_party_idx_name_index ON casetrack.mt_doc_party USING btree ((data ->> 'nameIndex'));

CREATE INDEX mt_doc_party_idx_identity_index ON casetrack.mt_doc_party USING btree ((data ->> 'identityIndex'));

CREATE INDEX mt_doc_party_idx_phone_index ON casetrack.mt_doc_party USING btree ((data ->> 'phoneIndex'));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_party;
ALTER TABLE casetrack.mt_doc_party NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_party DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_partykey (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_partykey_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_partykey;
ALTER TABLE casetrack.mt_doc_partykey NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_partykey DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_photofile (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_photofile_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_photofile_idx_record_id ON casetrack.mt_doc_photofile USING btree ((CAST(data ->> 'recordId' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_photofile;
ALTER TABLE casetrack.mt_doc_photofile NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_photofile DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_photopart (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_photopart_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_redaction (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_redaction_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_redaction;
ALTER TABLE casetrack.mt_doc_redaction NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_redaction DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_release (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_release_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_release;
ALTER TABLE casetrack.mt_doc_release NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_release DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_rememberedheadings (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_rememberedheadings_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_rememberedheadings;
ALTER TABLE casetrack.mt_doc_rememberedheadings NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_rememberedheadings DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_reminder (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_reminder_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_reminder_idx_on ON casetrack.mt_doc_reminder USING btree ((casetrack.mt_immutable_date(data ->> 'on')));

CREATE INDEX mt_doc_reminder_idx_record_id ON casetrack.mt_doc_reminder USING btree ((CAST(data ->> 'recordId' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_reminder;
ALTER TABLE casetrack.mt_doc_reminder NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_reminder DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_reporttemplate (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_reporttemplate_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_reporttemplate;
ALTER TABLE casetrack.mt_doc_reporttemplate NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_reporttemplate DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_retentionrule (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_retentionrule_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_retentionrule;
ALTER TABLE casetrack.mt_doc_retentionrule NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_retentionrule DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_reviewapplication (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_reviewapplication_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX ix_reviewapplication_numbers ON casetrack.mt_doc_reviewapplication USING gin ((data -> 'dossier' -> 'numberKeys') jsonb_path_ops) WITH (fastupdate='off');

CREATE INDEX ix_reviewapplication_hand_overs ON casetrack.mt_doc_reviewapplication USING btree (tenant_id) WHERE (jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0);

CREATE INDEX ix_reviewapplication_elsewhere ON casetrack.mt_doc_reviewapplication USING btree (tenant_id) WHERE ((jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0 or data ->> 'acceptedBy' is not null));

CREATE INDEX ix_reviewapplication_restricted ON casetrack.mt_doc_reviewapplication USING btree (tenant_id, id) WHERE (data -> 'dossier' -> 'restricted' = 'true'::jsonb);

CREATE INDEX mt_doc_reviewapplication_idx_duplicate_of ON casetrack.mt_doc_reviewapplication USING btree ((CAST(data ->> 'duplicateOf' as uuid))) WHERE ((data ->> 'duplicateOf') is not null);

CREATE INDEX mt_doc_reviewapplication_idx_received_onid ON casetrack.mt_doc_reviewapplication USING btree ((casetrack.mt_immutable_date(data ->> 'receivedOn')), (id), tenant_id);

CREATE INDEX mt_doc_reviewapplication_idx_dossier_officer ON casetrack.mt_doc_reviewapplication USING btree ((data -> 'dossier' ->> 'officer'));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_reviewapplication;
ALTER TABLE casetrack.mt_doc_reviewapplication NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_reviewapplication DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_signinsession (
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          integer                     NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_signinsession_id PRIMARY KEY (id)
);

CREATE INDEX mt_doc_signinsession_idx_account ON casetrack.mt_doc_signinsession USING btree ((CAST(data ->> 'account' as uuid)));
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_signalreview (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_signalreview_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX mt_doc_signalreview_idx_year ON casetrack.mt_doc_signalreview USING btree ((CAST(data ->> 'year' as integer)));

CREATE INDEX mt_doc_signalreview_idx_signal_id ON casetrack.mt_doc_signalreview USING btree ((CAST(data ->> 'signalId' as uuid)));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_signalreview;
ALTER TABLE casetrack.mt_doc_signalreview NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_signalreview DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_statisticalformlayout (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_statisticalformlayout_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_statisticalformlayout;
ALTER TABLE casetrack.mt_doc_statisticalformlayout NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_statisticalformlayout DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_supervisionfile (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_supervisionfile_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX ix_supervisionfile_numbers ON casetrack.mt_doc_supervisionfile USING gin ((data -> 'dossier' -> 'numberKeys') jsonb_path_ops) WITH (fastupdate='off');

CREATE INDEX ix_supervisionfile_hand_overs ON casetrack.mt_doc_supervisionfile USING btree (tenant_id) WHERE (jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0);

CREATE INDEX ix_supervisionfile_elsewhere ON casetrack.mt_doc_supervisionfile USING btree (tenant_id) WHERE ((jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0 or data ->> 'acceptedBy' is not null));

CREATE INDEX ix_supervisionfile_restricted ON casetrack.mt_doc_supervisionfile USING btree (tenant_id, id) WHERE (data -> 'dossier' -> 'restricted' = 'true'::jsonb);

CREATE INDEX mt_doc_supervisionfile_idx_duplicate_of ON casetrack.mt_doc_supervisionfile USING btree ((CAST(data ->> 'duplicateOf' as uuid))) WHERE ((data ->> 'duplicateOf') is not null);

CREATE INDEX mt_doc_supervisionfile_idx_lead_onid ON casetrack.mt_doc_supervisionfile USING btree ((casetrack.mt_immutable_date(data ->> 'leadOn')), (id), tenant_id);

CREATE INDEX mt_doc_supervisionfile_idx_dossier_officer ON casetrack.mt_doc_supervisionfile USING btree ((data -> 'dossier' ->> 'officer'));
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_supervisionfile;
ALTER TABLE casetrack.mt_doc_supervisionfile NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_supervisionfile DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_webhook (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_webhook_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_webhook;
ALTER TABLE casetrack.mt_doc_webhook NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_webhook DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_wordingchoice (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_wordingchoice_tenant_id_id PRIMARY KEY (tenant_id, id)
);
DROP POLICY IF EXISTS marten_tenant_isolation ON casetrack.mt_doc_wordingchoice;
ALTER TABLE casetrack.mt_doc_wordingchoice NO FORCE ROW LEVEL SECURITY;
ALTER TABLE casetrack.mt_doc_wordingchoice DISABLE ROW LEVEL SECURITY;

CREATE TABLE IF NOT EXISTS casetrack.mt_streams (
    tenant_id            varchar        NOT NULL DEFAULT '*DEFAULT*',
    id                   uuid           NOT NULL,
    type                 varchar        NULL,
    version              bigint         NULL,
    timestamp            timestamptz    NOT NULL DEFAULT (now()),
    created              timestamptz    NOT NULL DEFAULT (now()),
    compacted_version    bigint         NOT NULL DEFAULT 0,
    is_archived          bool           NULL DEFAULT FALSE,
CONSTRAINT pkey_mt_streams_tenant_id_id PRIMARY KEY (tenant_id, id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_events (
    seq_id            bigint                      NOT NULL,
    id                uuid                        NOT NULL,
    stream_id         uuid                        NULL,
    version           bigint                      NOT NULL,
    data              jsonb                       NOT NULL,
    bdata             bytea                       NULL,
    type              varchar(500)                NOT NULL,
    timestamp         timestamp with time zone    NOT NULL DEFAULT '(now())',
    tenant_id         varchar                     NULL DEFAULT '*DEFAULT*',
    mt_dotnet_type    varchar                     NULL,
    correlation_id    varchar                     NULL,
    causation_id      varchar                     NULL,
    headers           jsonb                       NULL,
    user_name         varchar                     NULL,
    is_archived       bool                        NULL DEFAULT FALSE,
CONSTRAINT pkey_mt_events_seq_id PRIMARY KEY (seq_id)
);

DO $do$
BEGIN
ALTER TABLE casetrack.mt_events
ADD CONSTRAINT fkey_mt_events_stream_id_tenant_id FOREIGN KEY(tenant_id, stream_id)
REFERENCES casetrack.mt_streams(tenant_id, id);
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;

CREATE UNIQUE INDEX pk_mt_events_stream_and_version ON casetrack.mt_events USING btree (tenant_id, stream_id, version);
CREATE SEQUENCE casetrack.mt_events_sequence;
ALTER SEQUENCE casetrack.mt_events_sequence OWNED BY casetrack.mt_events.seq_id;
CREATE TABLE IF NOT EXISTS casetrack.mt_event_progression (
    name                         varchar                     NOT NULL,
    last_seq_id                  bigint                      NULL,
    last_updated                 timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mode                         varchar                     NULL DEFAULT 'none',
    rebuild_threshold            integer                     NULL DEFAULT 0,
    assigned_node                integer                     NULL DEFAULT 0,
    heartbeat                    timestamp with time zone    NULL,
    agent_status                 varchar(20)                 NULL,
    pause_reason                 text                        NULL,
    running_on_node              integer                     NULL,
    warning_behind_threshold     bigint                      NULL,
    critical_behind_threshold    bigint                      NULL,
    failure_category             varchar(50)                 NULL,
    failure_event_sequence       bigint                      NULL,
    failure_event_type           varchar(500)                NULL,
    failure_event_tenant_id      varchar(500)                NULL,
CONSTRAINT pk_mt_event_progression PRIMARY KEY (name)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_event_projection_floors (
    name            varchar                     NOT NULL,
    tenant_id       varchar                     NOT NULL,
    floor           bigint                      NOT NULL,
    last_updated    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
CONSTRAINT pkey_mt_event_projection_floors_name_tenant_id PRIMARY KEY (name, tenant_id)
);
CREATE
OR REPLACE FUNCTION casetrack.mt_mark_event_progression(name varchar, last_encountered bigint) RETURNS VOID LANGUAGE plpgsql AS
$function$
BEGIN
INSERT INTO casetrack.mt_event_progression (name, last_seq_id, last_updated)
VALUES (name, last_encountered, transaction_timestamp())
ON CONFLICT ON CONSTRAINT pk_mt_event_progression
    DO
UPDATE SET last_seq_id = last_encountered, last_updated = transaction_timestamp();

END;

$function$;



CREATE OR REPLACE FUNCTION casetrack.mt_archive_stream(streamid uuid, tenantid varchar) RETURNS VOID LANGUAGE plpgsql AS
$function$
BEGIN
  update casetrack.mt_streams set is_archived = TRUE where id = streamid  and tenant_id = tenantid;
  update casetrack.mt_events set is_archived = TRUE where stream_id = streamid  and tenant_id = tenantid;
END;
$function$;


CREATE OR REPLACE FUNCTION casetrack.mt_quick_append_events(stream uuid, stream_type varchar, tenantid varchar, event_ids uuid[], event_types varchar[], dotnet_types varchar[], bodies jsonb[], bdatas bytea[], causation_ids varchar[], correlation_ids varchar[], headers jsonb[], user_names varchar[], timestamps timestamp with time zone[], expected_version bigint DEFAULT NULL::bigint) RETURNS bigint[] AS $$
DECLARE
	event_version bigint;
	stream_is_archived boolean;
	event_type varchar;
	event_id uuid;
	body jsonb;
	index int;
	seq bigint;
    actual_tenant varchar;
    is_new_stream boolean := false;
	return_value bigint[];
BEGIN
    if expected_version IS NOT NULL then
        -- COALESCE turns the NULL we get for a brand-new stream into 0, so a
        -- FetchForWriting against a non-existent stream (which sets
        -- ExpectedVersionOnServer = 0) and a StartStream(id, version: 0) both
        -- land on the new-stream branch instead of mis-firing the guard.
        select version, is_archived into event_version, stream_is_archived from casetrack.mt_streams where id = stream AND tenant_id = tenantid for update;
        if COALESCE(event_version, 0) != expected_version then
            RAISE EXCEPTION 'Stream version mismatch on ''%'': expected %, actual %', stream, expected_version, COALESCE(event_version, 0) USING ERRCODE = 'MT003';
        end if;
    else
        select version, is_archived into event_version, stream_is_archived from casetrack.mt_streams where id = stream AND tenant_id = tenantid;
    end if;

	if event_version IS NULL then
		event_version = 0;
		is_new_stream := true;
		-- #5456 follow-up: insert the FINAL version straight away rather than 0 plus a
		-- trailing UPDATE of the row we just wrote in this same transaction. That UPDATE
		-- is a second heap tuple + WAL record per stream creation for no observable gain
		-- -- nothing outside this transaction can see the intermediate 0. The trailing
		-- UPDATE below is skipped for this branch via is_new_stream.
		insert into casetrack.mt_streams (id, type, version, timestamp, tenant_id) values (stream, stream_type, COALESCE(array_length(event_ids, 1), 0), now(), tenantid);
    else
        if stream_is_archived then
            RAISE EXCEPTION 'Attempted to append event to archived stream with Id ''%''.', stream USING ERRCODE = 'MT001';
        end if;
        if tenantid IS NOT NULL then
            select tenant_id into actual_tenant from casetrack.mt_streams where id = stream AND tenant_id = tenantid;
            if actual_tenant != tenantid then
                RAISE EXCEPTION 'The tenantid does not match the existing stream';
            end if;
        end if;
	end if;

	index := 1;
	-- #5062: array_length('{}', 1) is NULL in PostgreSQL, not 0, so a call with an
	-- empty event array used to return ARRAY[NULL] -- a bigint[] whose only element
	-- is NULL, which Npgsql cannot read into long[] ('Cannot read a non-nullable
	-- collection of elements because the returned array contains nulls'). COALESCE
	-- makes the empty case mean what it says: zero events appended, so the final
	-- version is the stream's current version.
	return_value := ARRAY[event_version + COALESCE(array_length(event_ids, 1), 0)];

	foreach event_id in ARRAY event_ids
	loop
        seq := nextval('casetrack.mt_events_sequence');
		return_value := array_append(return_value, seq);

	    event_version := event_version + 1;
		event_type = event_types[index];
		body = bodies[index];

		-- #4515 / #4578 / Phase 2: bdatas[index] carries the binary payload
		-- for events opted in to binary serialization (NULL otherwise).
		-- bodies[index] is the {} JSON placeholder for those events so the
		-- existing data jsonb NOT NULL constraint stays intact.
		insert into casetrack.mt_events
			(seq_id, id, stream_id, version, data, bdata, type, tenant_id, timestamp, mt_dotnet_type, is_archived, causation_id, correlation_id, headers, user_name)
		values
			(seq, event_id, stream, event_version, body, bdatas[index], event_type, tenantid, timestamps[index], dotnet_types[index], FALSE, causation_ids[index], correlation_ids[index], headers[index], user_names[index]);

		index := index + 1;
	end loop;

	-- A brand-new stream already carries its final version from the insert above, so the
	-- UPDATE is only needed when we appended onto a stream that already existed.
	--
	-- #5539: and only when we actually appended something. With ZERO events this was a BLIND write-back
	-- of the version read at the top of the function, and under READ COMMITTED that is a lost update: the
	-- UPDATE waits on a concurrent appender's row lock, the winner commits, the WHERE clause is
	-- re-evaluated against the new row, and `set version = <the stale value>` lands -- leaving
	-- mt_streams.version BELOW the stream's own events. Every later append then computes a version that
	-- already exists and dies on pk_mt_events_stream_and_version, forever, until the row is repaired by
	-- hand. A non-empty call cannot do this: its first INSERT collides with the winner on that same
	-- primary key and rolls the whole thing back, which is why only the empty case was exposed.
	--
	-- Two independent guards, because either alone would have been enough and the cost of both is nil:
	--   * the append count -- appending nothing has nothing to write, so the correct number of statements
	--     is zero rather than one that happens to be harmless;
	--   * greatest(), so the write-back can never LOWER a stream's version whoever calls it. An append
	--     only ever moves a version forward, so this is a no-op on every correct path and a backstop on
	--     any future caller that reads the version and then writes it back.
	if not is_new_stream and COALESCE(array_length(event_ids, 1), 0) > 0 then
		update casetrack.mt_streams set version = greatest(version, event_version), timestamp = now() where id = stream AND tenant_id = tenantid;
	end if;

	return return_value;
END
$$ LANGUAGE plpgsql;

CREATE TABLE IF NOT EXISTS casetrack.fact_lines (
    tenant_id      varchar                     NOT NULL,
    record_id      uuid                        NOT NULL,
    event_id       uuid                        NOT NULL,
    line           smallint                    NOT NULL,
    sign           smallint                    NOT NULL,
    fact           integer                     NOT NULL,
    shape          bigint                      NOT NULL,
    recorded_at    timestamp with time zone    NOT NULL,
    happened_on    date                        NOT NULL,
    cohort_on      date                        NOT NULL,
    unit           varchar                     NOT NULL,
    amount         numeric                     NOT NULL,
    subject        varchar                     NULL
);

CREATE INDEX ix_fact_lines_happened ON casetrack.fact_lines USING btree (tenant_id, fact, happened_on, unit) INCLUDE (sign, amount, recorded_at);

CREATE INDEX ix_fact_lines_record ON casetrack.fact_lines USING btree (tenant_id, record_id);

CREATE INDEX ix_fact_lines_cohort ON casetrack.fact_lines USING btree (tenant_id, fact, cohort_on);

CREATE INDEX ix_fact_lines_subject ON casetrack.fact_lines USING btree (tenant_id, fact, subject) WHERE (subject is not null);
CREATE TABLE IF NOT EXISTS casetrack.fact_shapes (
    id            bigint     NOT NULL,
    kind          varchar    NOT NULL,
    code          integer    NOT NULL,
    fact          varchar    NOT NULL,
    dimensions    jsonb      NOT NULL,
CONSTRAINT pkey_fact_shapes_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.fact_balances (
    tenant_id    varchar     NOT NULL,
    fact         integer     NOT NULL,
    year         smallint    NOT NULL,
    unit         varchar     NOT NULL,
    net          numeric     NOT NULL,
CONSTRAINT pkey_fact_balances_tenant_id_fact_year_unit PRIMARY KEY (tenant_id, fact, year, unit)
);
CREATE TABLE IF NOT EXISTS casetrack.fact_balances_standing (
    tenant_id    varchar    NOT NULL,
    sequence     bigint     NOT NULL,
    facts        varchar    NOT NULL,
CONSTRAINT pkey_fact_balances_standing_tenant_id PRIMARY KEY (tenant_id)
);
CREATE TABLE IF NOT EXISTS casetrack.mt_high_water_skips (
    ending_sequence      bigint                      NOT NULL,
    starting_sequence    bigint                      NOT NULL,
    timestamp            timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
CONSTRAINT pkey_mt_high_water_skips_ending_sequence PRIMARY KEY (ending_sequence)
);
CREATE
OR REPLACE FUNCTION casetrack.mt_mark_progression_with_skip(shard_name varchar, ending_sequence bigint, starting_sequence bigint) RETURNS bigint AS
$$
DECLARE
    current_value bigint;
BEGIN
    select last_seq_id into current_value from casetrack.mt_event_progression where name = shard_name;

    IF current_value is null then
        -- Bootstrap the high-water row on first invocation. Previously this branch
        -- returned 0, which left HighWaterAgent.CheckNowAsync polling forever because
        -- statistics.CurrentMark never advanced. Issue #4425.
        INSERT INTO casetrack.mt_event_progression (name, last_seq_id, last_updated)
        VALUES (shard_name, ending_sequence, transaction_timestamp())
        ON CONFLICT ON CONSTRAINT pk_mt_event_progression
            DO UPDATE SET last_seq_id = ending_sequence, last_updated = transaction_timestamp();
        IF ending_sequence > starting_sequence THEN
            -- Idempotent: a rebuild/replay re-marks the same skip (ending_sequence is the
            -- PK). Re-recording an existing gap is a no-op. Conflict target is the PK
            -- constraint (the bare column name collides with the function parameter). #4530.
            insert into casetrack.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
                on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        END IF;
        return ending_sequence;
    ELSIF current_value = starting_sequence THEN
        update casetrack.mt_event_progression SET last_seq_id = ending_sequence, last_updated = transaction_timestamp() where shard_name = name;
        insert into casetrack.mt_high_water_skips (ending_sequence, starting_sequence) values (ending_sequence, starting_sequence)
            on conflict on constraint pkey_mt_high_water_skips_ending_sequence do nothing;
        return ending_sequence;
    ELSE
        return current_value;
    END IF;
END
$$
LANGUAGE plpgsql;


CREATE STATISTICS IF NOT EXISTS casetrack.st_deadline_endedon ON (data ->> 'endedOn') FROM casetrack.mt_doc_deadline;
CREATE STATISTICS IF NOT EXISTS casetrack.st_deadline_kind ON (data ->> 'kind') FROM casetrack.mt_doc_deadline;
CREATE STATISTICS IF NOT EXISTS casetrack.st_mediationcase_handovers ON (jsonb_array_length(data -> 'dossier' -> 'handOvers')) FROM casetrack.mt_doc_mediationcase;
CREATE STATISTICS IF NOT EXISTS casetrack.st_reviewapplication_handovers ON (jsonb_array_length(data -> 'dossier' -> 'handOvers')) FROM casetrack.mt_doc_reviewapplication;
CREATE STATISTICS IF NOT EXISTS casetrack.st_supervisionfile_handovers ON (jsonb_array_length(data -> 'dossier' -> 'handOvers')) FROM casetrack.mt_doc_supervisionfile;
CREATE STATISTICS IF NOT EXISTS casetrack.st_mediationcase_acceptedby ON (data ->> 'acceptedBy') FROM casetrack.mt_doc_mediationcase;
CREATE STATISTICS IF NOT EXISTS casetrack.st_reviewapplication_acceptedby ON (data ->> 'acceptedBy') FROM casetrack.mt_doc_reviewapplication;
CREATE STATISTICS IF NOT EXISTS casetrack.st_supervisionfile_acceptedby ON (data ->> 'acceptedBy') FROM casetrack.mt_doc_supervisionfile;
DO LANGUAGE plpgsql $tran$
BEGIN

DO $$
BEGIN      IF NOT EXISTS (SELECT 1 FROM pg_catalog.pg_namespace WHERE nspname = 'casetrack') THEN
        BEGIN
          EXECUTE 'CREATE SCHEMA IF NOT EXISTS casetrack';
        EXCEPTION
          WHEN duplicate_schema THEN NULL;
          WHEN unique_violation THEN NULL;
        END;
      END IF;

END
$$;


CREATE TABLE IF NOT EXISTS casetrack.wolverine_outgoing_envelopes (
    id              uuid                        NOT NULL,
    owner_id        integer                     NOT NULL,
    destination     varchar                     NOT NULL,
    deliver_by      timestamp with time zone    NULL,
    body            bytea                       NOT NULL,
    attempts        integer                     NULL DEFAULT 0,
    message_type    varchar                     NOT NULL,
CONSTRAINT pkey_wolverine_outgoing_envelopes_id PRIMARY KEY (id)
);

CREATE INDEX idx_wolverine_outgoing_envelopes_owner ON casetrack.wolverine_outgoing_envelopes USING btree (owner_id) WHERE (owner_id <> 0);

CREATE INDEX idx_wolverine_outgoing_envelopes_recover ON casetrack.wolverine_outgoing_envelopes USING btree (destination) WHERE (owner_id = 0);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_incoming_envelopes (
    id                uuid                        NOT NULL,
    status            varchar                     NOT NULL,
    owner_id          integer                     NOT NULL,
    execution_time    timestamp with time zone    NULL DEFAULT NULL,
    attempts          integer                     NULL DEFAULT 0,
    body              bytea                       NOT NULL,
    message_type      varchar                     NOT NULL,
    received_at       varchar                     NULL,
    keep_until        timestamp with time zone    NULL,
CONSTRAINT pkey_wolverine_incoming_envelopes_id PRIMARY KEY (id)
);

CREATE INDEX idx_wolverine_incoming_envelopes_owner ON casetrack.wolverine_incoming_envelopes USING btree (owner_id) WHERE (owner_id <> 0);

CREATE INDEX idx_wolverine_incoming_envelopes_recover ON casetrack.wolverine_incoming_envelopes USING btree (received_at) WHERE (status = 'Incoming' AND owner_id = 0);

CREATE INDEX idx_wolverine_incoming_envelopes_keep_until ON casetrack.wolverine_incoming_envelopes USING btree (keep_until) WHERE (status = 'Handled');

CREATE INDEX idx_wolverine_incoming_envelopes_scheduled ON casetrack.wolverine_incoming_envelopes USING btree (execution_time) WHERE (status = 'Scheduled');
CREATE TABLE IF NOT EXISTS casetrack.wolverine_dead_letters (
    id                   uuid                        NOT NULL,
    execution_time       timestamp with time zone    NULL DEFAULT NULL,
    body                 bytea                       NOT NULL,
    message_type         varchar                     NOT NULL,
    received_at          varchar                     NULL,
    source               varchar                     NULL,
    exception_type       varchar                     NULL,
    exception_message    varchar                     NULL,
    sent_at              timestamp with time zone    NULL,
    replayable           boolean                     NULL,
    failure_group        varchar(100)                NULL,
    failure_title        varchar(500)                NULL,
    failed_at            timestamp with time zone    NULL,
    first_failed_at      timestamp with time zone    NULL,
    replay_count         integer                     NULL,
    last_replayed_at     timestamp with time zone    NULL,
    archived_at          timestamp with time zone    NULL,
CONSTRAINT pkey_wolverine_dead_letters_id PRIMARY KEY (id)
);

CREATE INDEX idx_wolverine_dead_letters_replayable ON casetrack.wolverine_dead_letters USING btree (replayable) WHERE (replayable = true);

CREATE INDEX idx_wolverine_dead_letters_failure_group ON casetrack.wolverine_dead_letters USING btree (failure_group);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_dead_letter_history (
    id                  uuid                        NOT NULL,
    replay_count        integer                     NULL,
    last_replayed_at    timestamp with time zone    NULL,
    first_failed_at     timestamp with time zone    NULL,
CONSTRAINT pkey_wolverine_dead_letter_history_id PRIMARY KEY (id)
);

CREATE INDEX idx_wolverine_dead_letter_history_last_replayed_at ON casetrack.wolverine_dead_letter_history USING btree (last_replayed_at);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_deduplicated_responses (
    deduplication_id    varchar(250)                NOT NULL,
    expires             timestamp with time zone    NOT NULL,
    fingerprint         varchar(64)                 NOT NULL,
    claim_token         varchar(36)                 NOT NULL,
    status_code         integer                     NULL,
    body                text                        NULL,
    location            text                        NULL,
CONSTRAINT pkey_wolverine_deduplicated_responses_deduplication_id PRIMARY KEY (deduplication_id)
);

CREATE INDEX idx_wolverine_deduplicated_responses_expires ON casetrack.wolverine_deduplicated_responses USING btree (expires);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_nodes (
    id              uuid                        NOT NULL,
    node_number     serial                      NOT NULL,
    description     varchar                     NOT NULL,
    uri             varchar                     NOT NULL,
    started         timestamp with time zone    NOT NULL DEFAULT now(),
    health_check    timestamp with time zone    NOT NULL DEFAULT now(),
    version         varchar                     NULL,
    capabilities    text[]                      NULL,
CONSTRAINT pkey_wolverine_nodes_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_node_assignments (
    id         varchar                     NOT NULL,
    node_id    uuid                        NULL,
    started    timestamp with time zone    NOT NULL DEFAULT now(),
CONSTRAINT pkey_wolverine_node_assignments_id PRIMARY KEY (id)
);

DO $do$
BEGIN
ALTER TABLE casetrack.wolverine_node_assignments
ADD CONSTRAINT fkey_wolverine_node_assignments_node_id FOREIGN KEY(node_id)
REFERENCES casetrack.wolverine_nodes(id)ON DELETE CASCADE
;
EXCEPTION
    WHEN duplicate_object THEN NULL;
END
$do$;
CREATE TABLE IF NOT EXISTS casetrack.wolverine_control_queue (
    id              uuid                        NOT NULL,
    message_type    varchar                     NOT NULL,
    node_id         uuid                        NOT NULL,
    body            bytea                       NOT NULL,
    posted          timestamp with time zone    NOT NULL DEFAULT NOW(),
    expires         timestamp with time zone    NULL,
CONSTRAINT pkey_wolverine_control_queue_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_node_records (
    id             serial                      NOT NULL,
    node_number    integer                     NOT NULL,
    event_name     varchar                     NOT NULL,
    timestamp      timestamp with time zone    NOT NULL DEFAULT now(),
    description    varchar                     NULL,
CONSTRAINT pkey_wolverine_node_records_id PRIMARY KEY (id)
);
CREATE TABLE IF NOT EXISTS casetrack.wolverine_agent_restrictions (
    id      uuid       NOT NULL,
    uri     varchar    NOT NULL,
    type    varchar    NOT NULL,
    node    integer    NOT NULL DEFAULT 0,
CONSTRAINT pkey_wolverine_agent_restrictions_id PRIMARY KEY (id)
);

END;
$tran$;
INSERT INTO casetrack.schema_migrations VALUES (1, '0001-baseline', 'fd2a449b0b6d5eabc07e3cb8a18fe5bbc59d3de2b4e3782a61c8e37122d349ee', now(), 0) ON CONFLICT DO NOTHING;
INSERT INTO casetrack.schema_migrations VALUES (2, '0002-until-0.9', '67ef0b3b41ea45c7221e142694fbd6a4cdaa4769a570b080c38fe0366840e962', now(), 0) ON CONFLICT DO NOTHING;
INSERT INTO casetrack.schema_migrations VALUES (3, '0003-fact-lines', 'bec48a5473673abd8a4a9266e6b0a6969618763b53c1c44bbc1ce2df1b6c3337', now(), 0) ON CONFLICT DO NOTHING;
INSERT INTO casetrack.schema_migrations VALUES (4, '0004-balances-and-unit-terms', 'ab3ccef1aeffcb0f0ed14b8d8cdb4051e90063fe8bd26dce8ca077228c480008', now(), 0) ON CONFLICT DO NOTHING;
INSERT INTO casetrack.schema_migrations VALUES (5, '0005-statistics-of-documents', '956aa6114766021348c9c333fb6fb441a6dad6d1c76100d70d161f24e46e8f16', now(), 0) ON CONFLICT DO NOTHING;
