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
            Columns = ["tenant_id", "fact", "happened_on", "unit"],
            IncludeColumns = ["sign", "amount", "recorded_at"]
        });
        table.Indexes.Add(new IndexDefinition("ix_fact_ledger_cohort") { Columns = ["tenant_id", "fact", "cohort_on"] });
        table.Indexes.Add(new IndexDefinition("ix_fact_ledger_record") { Columns = ["tenant_id", "record_id"] });
        table.Indexes.Add(new IndexDefinition("ix_fact_ledger_subject")
        {
            Columns = ["tenant_id", "fact", "subject"],
            Predicate = "subject is not null",
        });
        return table;
    }

    /// <summary>The statement that adds lines; <see cref="Columns"/> gives its parameters in order.</summary>
    public const string Insert =
        "insert into " + Name + " (" + AllColumns + ")"
        + " select tenant_id, event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions::jsonb,"
        + " subject, recorded_at from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as l(" + AllColumns + ")";

    /// <summary>The values of lines, in the order of <see cref="Insert"/>.</summary>
    public static object[] Columns(IReadOnlyList<LedgerLine> lines) =>
    [
        Of(lines, x => x.Cause.TenantId), Of(lines, x => x.Cause.Id), Of(lines, x => x.Number), Of(lines, x => x.Cause.StreamId),
        Of(lines, x => x.Kind), Of(lines, x => x.Line.Fact.Name), Of(lines, x => x.Line.Fact.Unit), Of(lines, x => x.Line.Fact.HappenedOn),
        Of(lines, x => x.Line.Fact.CohortOn), Of(lines, x => x.Line.Fact.Amount), Of(lines, x => (short)x.Line.Sign),
        Of(lines, x => x.Line.Fact.Dimensions.ToJson()), Of(lines, x => x.Line.Fact.Subject), Of(lines, x => x.Cause.Timestamp),
    ];

    /// <summary>One line's values, column by column.</summary>
    public static object[] Values(LedgerLine line) =>
    [
        line.Cause.TenantId, line.Cause.Id, line.Number, line.Cause.StreamId, line.Kind, line.Line.Fact.Name, line.Line.Fact.Unit,
        line.Line.Fact.HappenedOn, line.Line.Fact.CohortOn, line.Line.Fact.Amount, (short)line.Line.Sign,
        line.Line.Fact.Dimensions.ToJson(), (object?)line.Line.Fact.Subject ?? DBNull.Value, line.Cause.Timestamp,
    ];

    /// <summary>Takes away the lines of records. $1: district, $2: records.</summary>
    public const string OfRecords = $"delete from {Name} where tenant_id = $1 and record_id = any($2)";

    /// <summary>Takes in lines as <see cref="WriteAsync"/> writes them.</summary>
    public const string Copy = $"copy {Name} ({AllColumns}) from stdin (format binary)";

    /// <summary>Every column, in the order of <see cref="Values"/>.</summary>
    public const string AllColumns =
        "tenant_id, event_id, line, record_id, kind, fact, unit, happened_on, cohort_on, amount, sign, dimensions, subject, recorded_at";

    /// <summary>Writes one line.</summary>
    public static async Task WriteAsync(NpgsqlBinaryImporter copy, LedgerLine line, CancellationToken token)
    {
        await copy.StartRowAsync(token);
        var values = Values(line);
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
        object[][] rows = [.. replayed.SelectMany(x => x.Lines.Select(Values))];
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

    private static T[] Of<T>(IReadOnlyList<LedgerLine> lines, Func<LedgerLine, T> value) => [.. lines.Select(value)];
}
