using CaseTrack.Store;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Figures;

/// <summary>事实台账. The table of the fact ledger: insert-only, one row a line, keyed by event and line number.</summary>
public static class FactLedgerTable
{
    public const string Name = StoreSchema.Name + ".fact_ledger";

    public static Table Definition()
    {
        var table = new Table(Name);
        table.AddColumn<string>("tenant_id").AsPrimaryKey();
        table.AddColumn<Guid>("event_id").AsPrimaryKey();
        table.AddColumn<int>("line").AsPrimaryKey();
        table.AddColumn<Guid>("record_id").NotNull();
        table.AddColumn<string>("kind").NotNull();
        table.AddColumn<string>("fact").NotNull();
        table.AddColumn<string>("unit").NotNull();
        table.AddColumn<DateOnly>("happened_on").NotNull();
        table.AddColumn<DateOnly>("cohort_on").NotNull();
        table.AddColumn("amount", "numeric").NotNull();
        table.AddColumn("sign", "smallint").NotNull();
        table.AddColumn("dimensions", "jsonb").NotNull();
        table.AddColumn<string>("subject");
        table.AddColumn<DateTimeOffset>("recorded_at").NotNull();
        table.Indexes.Add(new IndexDefinition(
            "ix_fact_ledger_happened")
        {
            Columns = ["tenant_id", "fact", "happened_on"],
            IncludeColumns = ["unit", "sign", "amount", "recorded_at"]
        });
        table.Indexes.Add(new IndexDefinition("ix_fact_ledger_cohort") { Columns = ["tenant_id", "fact", "cohort_on"] });
        table.Indexes.Add(new IndexDefinition("ix_fact_ledger_record") { Columns = ["tenant_id", "record_id"] });
        return table;
    }

    /// <summary>The statement that adds the lines of one event; <see cref="Columns"/> gives its parameters in order.</summary>
    public const string Insert =
        "insert into " + Name
            + " (tenant_id, event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject, "
                + "recorded_at)"
        + " select ?, ?, line - 1, ?, ?, fact, unit, happened_on, cohort_on, amount, sign, dimensions::jsonb, subject, ?"
        + " from unnest(?, ?, ?, ?, ?, ?, ?, ?) with ordinality as l(fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject,"
            + " line)";

    /// <summary>The values of an event and of its lines, in the order of <see cref="Insert"/>.</summary>
    public static object[] Columns(JasperFx.Events.IEvent cause, string kind, IReadOnlyList<FactLine> lines) =>
    [
        cause.TenantId, cause.Id, cause.StreamId, kind, cause.Timestamp,
        Of(lines, x => x.Fact.Name), Of(lines, x => x.Fact.Unit), Of(lines, x => x.Fact.HappenedOn), Of(lines, x => x.Fact.CohortOn),
        Of(lines, x => x.Fact.Amount),
        Of(lines, x => (short)x.Sign), Of(lines, x => x.Fact.Dimensions.ToJson()), Of(lines, x => x.Fact.Subject),
    ];

    /// <summary>One line's values, column by column.</summary>
    public static object[] Values(JasperFx.Events.IEvent cause, int number, string kind, FactLine line) =>
    [
        cause.TenantId, cause.Id, number, cause.StreamId, kind, line.Fact.Name, line.Fact.Unit, line.Fact.HappenedOn, line.Fact.CohortOn,
        line.Fact.Amount, (short)line.Sign, line.Fact.Dimensions.ToJson(), (object?)line.Fact.Subject ?? DBNull.Value, cause.Timestamp,
    ];

    /// <summary>The database types of <see cref="Values"/>.</summary>
    public static IReadOnlyList<NpgsqlDbType> Types { get; } =
    [
        NpgsqlDbType.Varchar, NpgsqlDbType.Uuid, NpgsqlDbType.Integer, NpgsqlDbType.Uuid, NpgsqlDbType.Varchar, NpgsqlDbType.Varchar,
        NpgsqlDbType.Varchar,
        NpgsqlDbType.Date, NpgsqlDbType.Date, NpgsqlDbType.Numeric, NpgsqlDbType.Smallint, NpgsqlDbType.Jsonb, NpgsqlDbType.Varchar,
        NpgsqlDbType.TimestampTz,
    ];

    private static T[] Of<T>(IReadOnlyList<FactLine> lines, Func<FactLine, T> value) => [.. lines.Select(value)];
}
