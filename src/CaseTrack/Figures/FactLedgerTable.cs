using CaseTrack.Store;
using Npgsql;
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
            + " (" + AllColumns + ")"
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

    /// <summary>Takes away the lines of records. $1: district, $2: records.</summary>
    public const string OfRecords = $"delete from {Name} where tenant_id = $1 and record_id = any($2)";

    /// <summary>Takes in lines as <see cref="WriteAsync"/> writes them.</summary>
    public const string Copy = $"copy {Name} ({AllColumns}) from stdin (format binary)";

    /// <summary>Every column, in the order of <see cref="Values"/>.</summary>
    public const string AllColumns =
        "tenant_id, event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject, recorded_at";

    /// <summary>Writes one line.</summary>
    public static async Task WriteAsync(
        NpgsqlBinaryImporter copy, JasperFx.Events.IEvent cause, int number, string kind, FactLine line, CancellationToken token)
    {
        await copy.StartRowAsync(token);
        var values = Values(cause, number, kind, line);
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i] is DBNull)
            {
                await copy.WriteNullAsync(token);
            }
            else
            {
                await copy.WriteAsync(values[i], Types[i], token);
            }
        }
    }

    /// <summary>The database types of <see cref="Values"/>.</summary>
    public static IReadOnlyList<NpgsqlDbType> Types { get; } =
    [
        NpgsqlDbType.Varchar, NpgsqlDbType.Uuid, NpgsqlDbType.Integer, NpgsqlDbType.Uuid, NpgsqlDbType.Varchar, NpgsqlDbType.Varchar,
        NpgsqlDbType.Varchar,
        NpgsqlDbType.Date, NpgsqlDbType.Date, NpgsqlDbType.Numeric, NpgsqlDbType.Smallint, NpgsqlDbType.Jsonb, NpgsqlDbType.Varchar,
        NpgsqlDbType.TimestampTz,
    ];

    /// <summary>The lines of records that are in the ledger and not in a replay (true) or the other way (false), each with its
    /// event.</summary>
    public static NpgsqlCommand Differences(
        NpgsqlConnection connection, string district, Guid[] records, IReadOnlyList<ReplayedRecord> replayed)
    {
        object[][] rows = [.. replayed.SelectMany(x => x.Lines.Select(y => Values(y.Cause, y.Number, x.Kind.Name, y.Line)))];
        var command = new NpgsqlCommand(
            $"""
            with replayed as (select {Compared} from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
                as l(event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject, recorded_at)),
              stored as (select {Compared} from {Name} where tenant_id = $1 and record_id = any($2))
            select true, event_id from (select * from stored except all select * from replayed) s
            union all select false, event_id from (select * from replayed except all select * from stored) m
            """, connection);
        command.Parameters.AddWithValue(district);
        command.Parameters.AddWithValue(records);
        for (var i = 1; i < Types.Count; i++)
        {
            var type = Types[i] is NpgsqlDbType.Jsonb ? NpgsqlDbType.Varchar : Types[i];
            command.Parameters.Add(new()
            {
                Value = rows.Select(x => x[i] is DBNull ? null : x[i]).ToArray(),
                NpgsqlDbType = NpgsqlDbType.Array | type,
            });
        }

        return command;
    }

    private const string Compared =
        "event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions::jsonb as dimensions, subject, "
        + "recorded_at";

    private static T[] Of<T>(IReadOnlyList<FactLine> lines, Func<FactLine, T> value) => [.. lines.Select(value)];
}
