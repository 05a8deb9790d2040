using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What is behind a number.</summary>
public sealed partial class FigureReader
{
    // PostgreSQL orders UUIDs by their bytes as written; Guid.CompareTo does the same on its fields.
    private static readonly Comparer<Guid> PostgresOrder = Comparer<Guid>.Create((a, b) => a.CompareTo(b));

    /// <summary>The first day anything is counted on in a district, organisations aside; none before the first record.</summary>
    public async Task<DateOnly?> FirstDayAsync(string district, CancellationToken token)
    {
        await using var command =
            new NpgsqlCommand($"""
            select min(l.day) from (select distinct code from {FactShape.Table} where kind <> 'organisations') s cross join lateral
              (select min(happened_on) as day from {FactLedgerTable.Name} where tenant_id = $1 and fact = s.code) l
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        return await command.ExecuteScalarAsync(token) is DateOnly day ? day : null;
    }

    /// <summary>The records behind a figure, in order of the deciding day; their quantities add up to it.</summary>
    public async Task<IReadOnlyList<FigureCase>> CasesAsync(
        Figure figure, FigureScope scope, (DateOnly DecidedOn, Guid Id)? after, int limit, CancellationToken token,
        FigureGroups? among = null)
    {
        scope = await PinnedAsync(scope, token);
        if (!figure.IsRatio)
        {
            var page = await PageAsync(new(figure, figure.Counted, scope, among), after, limit, token);
            return [.. page.Select(x => x.AsCase(x.Quantity, null)).OrderBy(x => x.DecidedOn).ThenBy(x => x.Id, PostgresOrder)];
        }

        // One list for a ratio: each record with its part of both sums, in the order of the earlier of its two days. Only both lists
        // together can be paged.
        var found = new Dictionary<Guid, FigureCase>();
        foreach (var population in figure.Populations)
        {
            foreach (var row in await RowsAsync(new(figure, population, scope, among), null, int.MaxValue, null, token))
            {
                var known = found.GetValueOrDefault(row.Id) ?? row.AsCase(0, 0);
                known = ReferenceEquals(population, figure.Counted) ? known with { Quantity = row.Quantity }
                    : known with { OutOf = row.Quantity };
                found[row.Id] = known with { DecidedOn = row.DecidedOn < known.DecidedOn ? row.DecidedOn : known.DecidedOn };
            }
        }

        return Page([.. found.Values.OrderBy(x => x.DecidedOn).ThenBy(x => x.Id, PostgresOrder)], after, limit);
    }

    /// <summary>A page of records that are in their order.</summary>
    public static IReadOnlyList<FigureCase> Page(IReadOnlyList<FigureCase> every, (DateOnly DecidedOn, Guid Id)? after, int limit)
    {
        var rest = every.AsEnumerable();
        if (after is var (day, last))
        {
            rest = rest.SkipWhile(x => x.DecidedOn < day || (x.DecidedOn == day && PostgresOrder.Compare(x.Id, last) <= 0));
        }

        return [.. rest.Take(limit)];
    }

    /// <summary>Every record behind a figure, for whoever needs all of them and no page: what is hashed, compared or withheld must not be
    /// cut off.</summary>
    public Task<IReadOnlyList<FigureCase>> EveryCaseAsync(
        Figure figure, FigureScope scope, CancellationToken token, FigureGroups? among = null) =>
        CasesAsync(figure, scope, null, int.MaxValue, token, among);

    /// <summary>Every line of a kind of record between two days, whatever it says.</summary>
    public async Task<IReadOnlyList<UnseenLine>> LinesAsync(
        string kind, DecidingDate date, string district, DateOnly first, DateOnly last, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"""
            select record_id, unit, {DecidedOn(date)}, happened_on, recorded_at from {FactLedgerTable.Lines} l
            where tenant_id = $1 and kind = $2 and {DecidedOn(date)} between $3 and $4
              and fact = any(array(select distinct code from {FactShape.Table} where kind = $2))
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = kind });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = first });
        command.Parameters.Add(new NpgsqlParameter<DateOnly> { TypedValue = last });
        var found = new List<UnseenLine>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetFieldValue<DateOnly>(2), rows.GetFieldValue<DateOnly>(3),
                rows.GetFieldValue<DateTimeOffset>(4)));
        }

        return found;
    }

    /// <summary>The units and months of the lines of some records.</summary>
    public async Task<IReadOnlyList<(string Unit, DateOnly Month)>> PlacesAsync(
        IEnumerable<Guid> records, DecidingDate date, string district, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(
            $"select distinct unit, date_trunc('month', {DecidedOn(date)})::date from {FactLedgerTable.Name} "
                + "where tenant_id = $1 and record_id = any($2)", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        command.Parameters.Add(new NpgsqlParameter<Guid[]> { TypedValue = [.. records] });
        var found = new List<(string, DateOnly)>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Add((rows.GetString(0), rows.GetFieldValue<DateOnly>(1)));
        }

        return found;
    }

    /// <summary>The records of some lines of units; not of all: no more lines are looked at than asked for.</summary>
    /// <param name="parts">Units, each with the days of its lines.</param>
    /// <param name="facts">What lines call the facts they are of.</param>
    /// <param name="date">Which of its days a line is placed by.</param>
    /// <param name="district">The district.</param>
    /// <param name="each">Lines of each unit, at most.</param>
    /// <param name="token">Cancellation.</param>
    public async Task<IReadOnlyList<(int Cell, string Kind, Guid Record)>> SomeRecordsAsync(
        IReadOnlyCollection<CellPart> parts, int[] facts, DecidingDate date, string district, int each, CancellationToken token)
    {
        // By the day it happened, too: the index has the unit behind that.
        await using var command = new NpgsqlCommand($"""
            select distinct p.cell, l.kind, l.record_id
            from unnest($1, $2, $3, $4) as p(cell, unit, first, last)
            cross join lateral (
              select {FactShape.KindOf("shape")} as kind, record_id from {FactLedgerTable.Name}
              where tenant_id = $5 and fact = any($6) and unit = p.unit and happened_on between p.first and p.last
                and {DecidedOn(date)} between p.first and p.last
              limit $7) l
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = [.. parts.Select(x => x.Cell)] });
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = [.. parts.Select(x => x.Unit)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. parts.Select(x => x.First)] });
        command.Parameters.Add(new NpgsqlParameter<DateOnly[]> { TypedValue = [.. parts.Select(x => x.Last)] });
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        command.Parameters.Add(new NpgsqlParameter<int[]> { TypedValue = facts });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = each });
        var found = new List<(int, string, Guid)>();
        await using var rows = await command.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Add((rows.GetInt32(0), rows.GetString(1), rows.GetGuid(2)));
        }

        return found;
    }

    /// <summary>The records of which a population has less than nothing.</summary>
    public async Task<IReadOnlyList<FigureCase>> BelowZeroAsync(Population population, FigureScope scope, CancellationToken token)
    {
        scope = await PinnedAsync(scope, token);
        await using var batch = new NpgsqlBatch(connection, transaction);
        // A unit sees what happened in it: a case that came in elsewhere has its parts here without their whole.
        batch.BatchCommands.Add(Contributions.Query(population, scope with { Unit = null }, $"""
            select record_id, {FactShape.KindOf("min(shape)")}, min(unit), min(decided_on), sum(quantity) from contributions
            group by record_id having sum(quantity) < 0 order by 4, 1
            """));
        var found = new List<FigureCase>();
        await using var rows = await batch.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateOnly>(3), rows.GetDecimal(4), null,
                $"/api/v1/{rows.GetString(1)}/{rows.GetGuid(0)}"));
        }

        return found;
    }

    /// <summary>The column of the day that decides.</summary>
    internal static string DecidedOn(DecidingDate date) => date is DecidingDate.CohortOn ? "cohort_on" : "happened_on";
}
