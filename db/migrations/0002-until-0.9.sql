-- What came until 0.9: webhooks, mails and notifications, imports, drafts, photos, letters, retention, absences, redactions, statistical
-- forms, and the indexes of lists.

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

CREATE INDEX IF NOT EXISTS ix_webhook_deliveries_record ON casetrack.webhook_deliveries USING btree (webhook, record, seq_id);
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

CREATE UNIQUE INDEX IF NOT EXISTS ux_mails_day ON casetrack.mails USING btree (account, day);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_absence (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_absence_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS mt_doc_administrativelawsuit_idx_received_onid ON casetrack.mt_doc_administrativelawsuit USING btree ((casetrack.mt_immutable_date(data ->> 'receivedOn')), (id), tenant_id);

CREATE INDEX IF NOT EXISTS ix_deadline_open ON casetrack.mt_doc_deadline USING btree ((casetrack.mt_immutable_date(data ->> 'dueOn')), (id), tenant_id) WHERE ((data ->> 'endedOn') is null);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_destructionlist (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_destructionlist_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_draftcopy (
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_draftcopy_id PRIMARY KEY (id)
);

CREATE INDEX IF NOT EXISTS mt_doc_draftcopy_idx_account ON casetrack.mt_doc_draftcopy USING btree ((CAST(data ->> 'account' as uuid)));
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importoperation (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importoperation_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importpiece (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importpiece_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS mt_doc_importpiece_idx_operation ON casetrack.mt_doc_importpiece USING btree ((CAST(data ->> 'operation' as uuid)));

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importprogress (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importprogress_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_importverdicts (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_importverdicts_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS mt_doc_ledgerentry_idx_happened_onid ON casetrack.mt_doc_ledgerentry USING btree ((casetrack.mt_immutable_date(data ->> 'happenedOn')), (id), tenant_id);
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_lettertemplate (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_lettertemplate_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS ix_mediationcase_numbers ON casetrack.mt_doc_mediationcase USING gin ((data -> 'dossier' -> 'numberKeys') jsonb_path_ops) WITH (fastupdate='off');

CREATE INDEX IF NOT EXISTS ix_mediationcase_hand_overs ON casetrack.mt_doc_mediationcase USING btree (tenant_id) WHERE (jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0);

CREATE INDEX IF NOT EXISTS ix_mediationcase_elsewhere ON casetrack.mt_doc_mediationcase USING btree (tenant_id) WHERE ((jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0 or data ->> 'acceptedBy' is not null));

CREATE INDEX IF NOT EXISTS ix_mediationcase_restricted ON casetrack.mt_doc_mediationcase USING btree (tenant_id, id) WHERE (data -> 'dossier' -> 'restricted' = 'true'::jsonb);

CREATE INDEX IF NOT EXISTS mt_doc_mediationcase_idx_registered_onid ON casetrack.mt_doc_mediationcase USING btree ((casetrack.mt_immutable_date(data ->> 'registeredOn')), (id), tenant_id);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_notification (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_notification_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS mt_doc_notification_idx_account ON casetrack.mt_doc_notification USING btree ((CAST(data ->> 'account' as uuid)));

CREATE INDEX IF NOT EXISTS mt_doc_notification_idx_record_id ON casetrack.mt_doc_notification USING btree ((CAST(data ->> 'recordId' as uuid)));

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_notificationchoices (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_notificationchoices_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_notificationcursor (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_notificationcursor_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_numbertemplaterule (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_numbertemplaterule_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_photofile (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_photofile_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS mt_doc_photofile_idx_record_id ON casetrack.mt_doc_photofile USING btree ((CAST(data ->> 'recordId' as uuid)));

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

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_rememberedheadings (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  varchar                     NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_rememberedheadings_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_retentionrule (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_retentionrule_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS ix_reviewapplication_numbers ON casetrack.mt_doc_reviewapplication USING gin ((data -> 'dossier' -> 'numberKeys') jsonb_path_ops) WITH (fastupdate='off');

CREATE INDEX IF NOT EXISTS ix_reviewapplication_hand_overs ON casetrack.mt_doc_reviewapplication USING btree (tenant_id) WHERE (jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0);

CREATE INDEX IF NOT EXISTS ix_reviewapplication_elsewhere ON casetrack.mt_doc_reviewapplication USING btree (tenant_id) WHERE ((jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0 or data ->> 'acceptedBy' is not null));

CREATE INDEX IF NOT EXISTS ix_reviewapplication_restricted ON casetrack.mt_doc_reviewapplication USING btree (tenant_id, id) WHERE (data -> 'dossier' -> 'restricted' = 'true'::jsonb);

CREATE INDEX IF NOT EXISTS mt_doc_reviewapplication_idx_received_onid ON casetrack.mt_doc_reviewapplication USING btree ((casetrack.mt_immutable_date(data ->> 'receivedOn')), (id), tenant_id);

CREATE INDEX IF NOT EXISTS mt_doc_reviewapplication_idx_dossier_officer ON casetrack.mt_doc_reviewapplication USING btree ((data -> 'dossier' ->> 'officer'));
CREATE TABLE IF NOT EXISTS casetrack.mt_doc_statisticalformlayout (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_dotnet_type      varchar                     NULL,
    mt_version          bigint                      NOT NULL DEFAULT 0,
CONSTRAINT pkey_mt_doc_statisticalformlayout_tenant_id_id PRIMARY KEY (tenant_id, id)
);

CREATE INDEX IF NOT EXISTS ix_supervisionfile_numbers ON casetrack.mt_doc_supervisionfile USING gin ((data -> 'dossier' -> 'numberKeys') jsonb_path_ops) WITH (fastupdate='off');

CREATE INDEX IF NOT EXISTS ix_supervisionfile_hand_overs ON casetrack.mt_doc_supervisionfile USING btree (tenant_id) WHERE (jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0);

CREATE INDEX IF NOT EXISTS ix_supervisionfile_elsewhere ON casetrack.mt_doc_supervisionfile USING btree (tenant_id) WHERE ((jsonb_array_length(data -> 'dossier' -> 'handOvers') > 0 or data ->> 'acceptedBy' is not null));

CREATE INDEX IF NOT EXISTS ix_supervisionfile_restricted ON casetrack.mt_doc_supervisionfile USING btree (tenant_id, id) WHERE (data -> 'dossier' -> 'restricted' = 'true'::jsonb);

CREATE INDEX IF NOT EXISTS mt_doc_supervisionfile_idx_lead_onid ON casetrack.mt_doc_supervisionfile USING btree ((casetrack.mt_immutable_date(data ->> 'leadOn')), (id), tenant_id);

CREATE INDEX IF NOT EXISTS mt_doc_supervisionfile_idx_dossier_officer ON casetrack.mt_doc_supervisionfile USING btree ((data -> 'dossier' ->> 'officer'));

CREATE TABLE IF NOT EXISTS casetrack.mt_doc_webhook (
    tenant_id           varchar                     NOT NULL DEFAULT '*DEFAULT*',
    id                  uuid                        NOT NULL,
    data                jsonb                       NOT NULL,
    mt_last_modified    timestamp with time zone    NULL DEFAULT (transaction_timestamp()),
    mt_version          uuid                        NOT NULL DEFAULT (md5(random()::text || clock_timestamp()::text)::uuid),
    mt_dotnet_type      varchar                     NULL,
CONSTRAINT pkey_mt_doc_webhook_tenant_id_id PRIMARY KEY (tenant_id, id)
);

-- The unit has become part of the order.
do $$
begin
  if exists (select from pg_indexes where schemaname = 'casetrack' and indexname = 'ix_fact_ledger_happened'
      and indexdef not like '%happened_on, unit)%') then
    drop index casetrack.ix_fact_ledger_happened;
  end if;
end $$;
CREATE INDEX IF NOT EXISTS ix_fact_ledger_happened ON casetrack.fact_ledger USING btree (tenant_id, fact, happened_on, unit) INCLUDE (sign, amount, recorded_at);

CREATE INDEX IF NOT EXISTS ix_fact_ledger_subject ON casetrack.fact_ledger USING btree (tenant_id, fact, subject) WHERE (subject is not null);
