using System.Globalization;
using CaseTrack.Store;
using Marten;
using Npgsql;
using Weasel.Postgresql.Tables;

namespace CaseTrack.Figures;

/// <summary>结转余额. What the lines of each year add up to for the facts of stocks, by unit, up to a sequence of the district that is
/// settled: a stock is these, what has happened since the turn of the year, and what newer events say of earlier years.</summary>
/// <remarks>Worked out from the lines and never the other way round; a figure is the same without them. Whoever changes lines that are
/// there takes the balances of the district away in the same transaction. Decision 0065.</remarks>
public static class FactBalances
{
    public const string Table = StoreSchema.Name + ".fact_balances";

    /// <summary>How far the balances of each district go.</summary>
    public const string StandingTable = StoreSchema.Name + ".fact_balances_standing";

    /// <summary>So many newer events are looked through with a question; beyond that the lines are added up.</summary>
    public const int Newer = 2_000;

    // A district of fewer events, or with fewer since, is as quickly added up.
    private const int Worth = 1_000;

    private const int TakenAway = -1;

    /// <summary>The facts whose balances are carried: those of every stock that does not ask what a line says.</summary>
    private static readonly int[] Facts =
    [
        .. FigureCatalogue.All.SelectMany(x => x.Populations)
            .Where(x => x.Measure is Measure.Stock && x.Date is DecidingDate.HappenedOn && x.Terms.All(y => y.Where.Count == 0))
            .SelectMany(x => x.Terms).Select(x => x.Code).Distinct().Order(),
    ];

    private static string Carried { get; } = string.Join(',', Facts.Select(x => x.ToString(CultureInfo.InvariantCulture)));

    /// <summary>What lines of a district add up to by fact, year and unit, those of events after a sequence left out. @district, @facts,
    /// @settled.</summary>
    private const string Sums = $"""
        select fact, year, unit, sum(net) as net
        from (
          select fact, extract(year from happened_on)::smallint as year, unit, sum(sign * amount) as net
          from {FactLedgerTable.Name} where tenant_id = @district and fact = any(@facts) group by 1, 2, 3
          union all
          select l.fact, extract(year from l.happened_on)::smallint, l.unit, -sum(l.sign * l.amount)
          from {StoredEvents.NewerThan} e
          join {FactLedgerTable.Name} l on l.tenant_id = @district and l.record_id = e.stream_id and l.event_id = e.id
          where l.fact = any(@facts) group by 1, 2, 3
        ) s
        group by fact, year, unit having sum(net) <> 0
        """;

    /// <summary>A row for each district, so that <see cref="TakeAway"/> has one to hold.</summary>
    public const string Stand = $"""
        insert into {StandingTable} (tenant_id, sequence, facts)
        select d.tenant_id, -1, '' from ({StoredEvents.Districts}) d on conflict (tenant_id) do nothing
        """;

    /// <summary>Takes the balances of a district away, with whatever the transaction does to lines that are there. $1: district.</summary>
    public const string TakeAway = $"update {StandingTable} set sequence = -1 where tenant_id = $1 and sequence <> -1";

    /// <summary>The same, to be queued.</summary>
    public const string TakeAwayLater = $"update {StandingTable} set sequence = -1 where tenant_id = ? and sequence <> -1";

    /// <summary>Takes all of them away.</summary>
    public const string TakeAllAway = $"update {StandingTable} set sequence = -1 where sequence <> -1";

    public static Table Definition()
    {
        var table = new Table(Table);
        table.AddColumn<string>("tenant_id").AsPrimaryKey();
        table.AddColumn<int>("fact").AsPrimaryKey();
        table.AddColumn("year", "smallint").AsPrimaryKey();
        table.AddColumn<string>("unit").AsPrimaryKey();
        table.AddColumn("net", "numeric").NotNull();
        return table;
    }

    public static Table StandingDefinition()
    {
        var table = new Table(StandingTable);
        table.AddColumn<string>("tenant_id").AsPrimaryKey();
        table.AddColumn<long>("sequence").NotNull();
        table.AddColumn<string>("facts").NotNull();
        return table;
    }

    /// <summary>How far the balances of a district go that a snapshot shows; null where there are none, where they are of other facts, or
    /// where too much has come since.</summary>
    public static async Task<long?> StandingAsync(
        NpgsqlConnection connection, NpgsqlTransaction transaction, string district, CancellationToken token)
    {
        await using var command = new NpgsqlCommand($"""
            select b.sequence from {StandingTable} b
            where b.tenant_id = @district and b.facts = @carried and b.sequence <> {TakenAway}
              and (select count(*) from (select 1 from {StoredEvents.NewerThanOf("b.sequence")} e limit {Newer + 1}) n) <= {Newer}
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string>("district", district));
        command.Parameters.Add(new NpgsqlParameter<string>("carried", Carried));
        return await command.ExecuteScalarAsync(token) as long?;
    }

    /// <summary>Whether the balances have what populations ask for.</summary>
    public static bool Have(IEnumerable<Population> populations) =>
        populations.SelectMany(x => x.Terms).All(x => Array.BinarySearch(Facts, x.Code) >= 0);

    /// <summary>The districts whose balances have fallen behind.</summary>
    /// <param name="store">The store.</param>
    /// <param name="token">Cancellation.</param>
    /// <param name="worth">How many newer events such a district has.</param>
    public static async Task<IReadOnlyList<string>> BehindAsync(IDocumentStore store, CancellationToken token, int worth = Worth)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var command = new NpgsqlCommand($"""
            select d.tenant_id from ({StoredEvents.Districts}) d
            left join {StandingTable} b on b.tenant_id = d.tenant_id and b.facts = @carried and b.sequence <> {TakenAway}
            where (select count(*)
              from (select 1 from {StoredEvents.NewerThanOf("coalesce(b.sequence, 0)", "d.tenant_id")} e limit @worth) n) = @worth
            """, connection);
        command.Parameters.Add(new NpgsqlParameter<string>("carried", Carried));
        command.Parameters.Add(new NpgsqlParameter<int>("worth", worth));
        await using var row = await command.ExecuteReaderAsync(token);
        var behind = new List<string>();
        while (await row.ReadAsync(token))
        {
            behind.Add(row.GetString(0));
        }

        return behind;
    }

    /// <summary>Works out the balances of a district anew.</summary>
    /// <param name="store">The store.</param>
    /// <param name="district">The district.</param>
    /// <param name="settled">A sequence up to which every event is there, and none can still arrive.</param>
    /// <param name="token">Cancellation.</param>
    public static async Task CarryAsync(IDocumentStore store, string district, long settled, CancellationToken token)
    {
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);
        await using var transaction = await connection.BeginTransactionAsync(token);
        // The row is held first: whoever changes lines meanwhile waits for it, or is waited for, and is seen by the next statement.
        await using var command = new NpgsqlCommand(
            $"""
            insert into {StandingTable} (tenant_id, sequence, facts) values (@district, @settled, @carried)
            on conflict (tenant_id) do update set sequence = excluded.sequence, facts = excluded.facts
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string>("district", district));
        command.Parameters.Add(new NpgsqlParameter<long>("settled", settled));
        command.Parameters.Add(new NpgsqlParameter<string>("carried", Carried));
        await command.ExecuteNonQueryAsync(token);
        command.CommandText = $"delete from {Table} where tenant_id = @district";
        await command.ExecuteNonQueryAsync(token);
        command.CommandText = $"""
            insert into {Table} (tenant_id, fact, year, unit, net) select @district, fact, year, unit, net from ({Sums}) s
            """;
        command.Parameters.Add(new NpgsqlParameter<int[]>("facts", Facts));
        await command.ExecuteNonQueryAsync(token);
        await transaction.CommitAsync(token);
    }

    /// <summary>How many balances of all districts are not what their lines add up to, in the snapshot of a transaction.</summary>
    public static async Task<long> WrongAsync(NpgsqlConnection connection, CancellationToken token)
    {
        var standing = new List<(string District, long Sequence, int[] Facts)>();
        await using (var command = new NpgsqlCommand($"""
            select tenant_id, sequence, string_to_array(facts, ',')::int[] from {StandingTable} where sequence <> {TakenAway}
            """, connection))
        {
            await using var row = await command.ExecuteReaderAsync(token);
            while (await row.ReadAsync(token))
            {
                standing.Add((row.GetString(0), row.GetInt64(1), row.GetFieldValue<int[]>(2)));
            }
        }

        var wrong = 0L;
        foreach (var (district, sequence, facts) in standing)
        {
            await using var command = new NpgsqlCommand(
                $"""
                select count(*) from (select fact, year, unit, net from {Table} where tenant_id = @district) b
                full join ({Sums}) s using (fact, year, unit) where b.net is distinct from s.net
                """, connection);
            command.Parameters.Add(new NpgsqlParameter<string>("district", district));
            command.Parameters.Add(new NpgsqlParameter<long>("settled", sequence));
            command.Parameters.Add(new NpgsqlParameter<int[]>("facts", facts));
            wrong += (long)(await command.ExecuteScalarAsync(token))!;
        }

        return wrong;
    }
}
