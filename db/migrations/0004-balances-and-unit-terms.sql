-- What the lines of past years add up to is kept by year, so that a stock does not go through all history
-- (api-docs/decisions/0065-balances-carried-forward.md). Empty at first: the service works the balances out.
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

-- A unit has few of a district's open terms.
CREATE INDEX IF NOT EXISTS ix_deadline_unit ON casetrack.mt_doc_deadline USING btree ((data ->> 'unit'), (casetrack.mt_immutable_date(data ->> 'dueOn')), tenant_id) WHERE ((data ->> 'endedOn') is null);
