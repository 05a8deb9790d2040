using CaseTrack.Store;
using Npgsql;
using NpgsqlTypes;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Figures;

/// <summary>事实台账. The table of the fact ledger: insert-only, one row a line. What a line says,
/// many lines say: it is kept once, as a <see cref="FactShape"/>.</summary>
public static class FactLedgerTable
{
    public const string Name = StoreSchema.Name + ".fact_lines";

    /// <summary>The table of before, from which a migration moves the lines.</summary>
    public const string Before = StoreSchema.Name + ".fact_ledger";

    /// <summary>Lines with what they say, to be read. Who asks nothing of what they say does not look at it: the database leaves it
    /// out.</summary>
    public const string Lines = $"""
        (select i.tenant_id, i.event_id, i.line, i.record_id, s.kind, s.fact as name, i.fact, i.unit, i.happened_on, i.cohort_on, i.amount,
            i.sign, i.shape, s.dimensions, i.subject, i.recorded_at
        from {Name} i left join {FactShape.Table} s on s.id = i.shape)
        """;

    public static Table Definition()
    {
        var table = new Table(Name);
        table.AddColumn<string>("tenant_id").NotNull();
        table.AddColumn<Guid>("record_id").NotNull();
        table.AddColumn<Guid>("event_id").NotNull();
        table.AddColumn("line", "smallint").NotNull();
        table.AddColumn("sign", "smallint").NotNull();
        table.AddColumn<int>("fact").NotNull();
        table.AddColumn<long>("shape").NotNull();
        table.AddColumn<DateTimeOffset>("recorded_at").NotNull();
        table.AddColumn<DateOnly>("happened_on").NotNull();
        table.AddColumn<DateOnly>("cohort_on").NotNull();
        table.AddColumn<string>("unit").NotNull();
        table.AddColumn("amount", "numeric").NotNull();
        table.AddColumn<string>("subject");
        table.Indexes.Add(new IndexDefinition("ix_fact_lines_happened")
        {
            Columns = ["tenant_id", "fact", "happened_on", "unit"],
            IncludeColumns = ["sign", "amount", "recorded_at"]
        });
        // No key: an event is there once, in whose transaction its lines are, and a key over all three would be the largest index.
        table.Indexes.Add(new IndexDefinition("ix_fact_lines_record") { Columns = ["tenant_id", "record_id"] });
        table.Indexes.Add(new IndexDefinition("ix_fact_lines_cohort") { Columns = ["tenant_id", "fact", "cohort_on"] });
        table.Indexes.Add(new IndexDefinition("ix_fact_lines_subject")
        {
            Columns = ["tenant_id", "fact", "subject"],
            Predicate = "subject is not null",
        });
        return table;
    }

    /// <summary>The statement that adds lines; <see cref="Columns"/> gives its parameters in order.</summary>
    public const string Insert =
        "insert into " + Name + " (" + AllColumns + ")"
        + " select tenant_id, record_id, event_id, line, sign, fact, shape, recorded_at, happened_on, cohort_on, unit, amount, subject"
        + " from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) as l(" + AllColumns + ")";

    /// <summary>The values of lines, in the order of <see cref="Insert"/>.</summary>
    public static object[] Columns(IReadOnlyList<LedgerLine> lines) =>
    [
        Of(lines, x => x.Cause.TenantId), Of(lines, x => x.Cause.StreamId), Of(lines, x => x.Cause.Id), Of(lines, x => (short)x.Number),
        Of(lines, x => (short)x.Line.Sign), Of(lines, x => x.Line.Fact.Kind.Code), Of(lines, x => x.Shape),
        Of(lines, x => x.Cause.Timestamp), Of(lines, x => x.Line.Fact.HappenedOn), Of(lines, x => x.Line.Fact.CohortOn),
        Of(lines, x => x.Line.Fact.Unit), Of(lines, x => x.Line.Fact.Amount), Of(lines, x => x.Line.Fact.Subject),
    ];

    /// <summary>Takes away the lines of records. $1: district, $2: records.</summary>
    public const string OfRecords = $"delete from {Name} where tenant_id = $1 and record_id = any($2)";

    /// <summary>Every column, in the order of <see cref="Columns"/>.</summary>
    private const string AllColumns =
        "tenant_id, record_id, event_id, line, sign, fact, shape, recorded_at, happened_on, cohort_on, unit, amount, subject";

    /// <summary>Writes lines in bulk; what they say is there.</summary>
    public static async Task WriteAsync(NpgsqlConnection connection, IReadOnlyList<LedgerLine> lines, CancellationToken token)
    {
        await using var copy = await connection.BeginBinaryImportAsync($"copy {Name} ({AllColumns}) from stdin (format binary)", token);
        foreach (var line in lines)
        {
            // Each value by its own type and without waiting: asking whether to stop at every value takes longer than writing it.
            var fact = line.Line.Fact;
            copy.StartRow();
            copy.Write(line.Cause.TenantId, NpgsqlDbType.Varchar);
            copy.Write(line.Cause.StreamId, NpgsqlDbType.Uuid);
            copy.Write(line.Cause.Id, NpgsqlDbType.Uuid);
            copy.Write((short)line.Number, NpgsqlDbType.Smallint);
            copy.Write((short)line.Line.Sign, NpgsqlDbType.Smallint);
            copy.Write(fact.Kind.Code, NpgsqlDbType.Integer);
            copy.Write(line.Shape, NpgsqlDbType.Bigint);
            copy.Write(line.Cause.Timestamp, NpgsqlDbType.TimestampTz);
            copy.Write(fact.HappenedOn, NpgsqlDbType.Date);
            copy.Write(fact.CohortOn, NpgsqlDbType.Date);
            copy.Write(fact.Unit, NpgsqlDbType.Varchar);
            copy.Write(fact.Amount, NpgsqlDbType.Numeric);
            if (fact.Subject is { } subject)
            {
                copy.Write(subject, NpgsqlDbType.Varchar);
            }
            else
            {
                copy.WriteNull();
            }
        }

        await copy.CompleteAsync(token);
    }

    /// <summary>The database types of <see cref="Columns"/>.</summary>
    private static readonly NpgsqlDbType[] Types =
    [
        NpgsqlDbType.Varchar, NpgsqlDbType.Uuid, NpgsqlDbType.Uuid, NpgsqlDbType.Smallint, NpgsqlDbType.Smallint, NpgsqlDbType.Integer,
        NpgsqlDbType.Bigint, NpgsqlDbType.TimestampTz, NpgsqlDbType.Date, NpgsqlDbType.Date, NpgsqlDbType.Varchar, NpgsqlDbType.Numeric,
        NpgsqlDbType.Varchar,
    ];

    /// <summary>The lines of records that are in the ledger and not in a replay (true) or the other way (false), each with its
    /// event.</summary>
    public static NpgsqlCommand Differences(
        NpgsqlConnection connection, string district, Guid[] records, IReadOnlyList<ReplayedRecord> replayed)
    {
        var command = new NpgsqlCommand(
            $"""
            with replayed as (select * from unnest($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15) as l({AllColumns})),
              stored as (select {AllColumns} from {Name} where tenant_id = $1 and record_id = any($2))
            select true, event_id from (select * from stored except all select * from replayed) s
            union all select false, event_id from (select * from replayed except all select * from stored) m
            """, connection);
        command.Parameters.AddWithValue(district);
        command.Parameters.AddWithValue(records);
        foreach (var (values, type) in Columns([.. replayed.SelectMany(x => x.Lines)]).Zip(Types))
        {
            command.Parameters.Add(new() { Value = values, NpgsqlDbType = NpgsqlDbType.Array | type });
        }

        return command;
    }

    /// <summary>Lines whose shape is not there, or is one of some: true, and the event. $1: shapes.</summary>
    public const string OfNoShape =
        $"select true, l.event_id from {Name} l left join {FactShape.Table} s on s.id = l.shape where s.id is null or s.id = any($1)";

    private static T[] Of<T>(IReadOnlyList<LedgerLine> lines, Func<LedgerLine, T> value) => [.. lines.Select(value)];
}
