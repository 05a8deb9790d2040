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
            new NpgsqlCommand($"select min(happened_on) from {FactLedgerTable.Name} where tenant_id = $1 and kind <> 'organisations'",
            connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        return await command.ExecuteScalarAsync(token) is DateOnly day ? day : null;
    }

    /// <summary>The records behind a figure, in order of the deciding day; their quantities add up to it.</summary>
    public async Task<IReadOnlyList<FigureCase>> CasesAsync(
        Figure figure, FigureScope scope, (DateOnly DecidedOn, Guid Id)? after, int limit, CancellationToken token,
        FigureGroups? among = null)
    {
        scope = await PinnedAsync(scope, token);
        // One list for a ratio: each record with its part of both sums, in the order of the earlier of its two days.
        // Only both lists together can be paged.
        var paged = !figure.IsRatio;
        var populations = Populations(figure).ToArray();
        var found = new Dictionary<Guid, FigureCase>();
        for (var i = 0; i < populations.Length; i++)
        {
            await using var batch = new NpgsqlBatch(connection, transaction);
            var command = Contributions.Query(populations[i], scope, $"""
                select record_id, min(kind), min(unit), min(decided_on), sum(quantity)
                from contributions
                {(among is null ? "" : $"where coalesce({KeyOf(figure, among.By)}, '') = any(@keys)")}
                group by record_id
                having sum(quantity) <> 0 and (@after_day::date is null or (min(decided_on), record_id) > (@after_day, @after_id))
                order by 4, 1
                limit @limit
                """);
            command.Parameters.Add(
                new("after_day", NpgsqlTypes.NpgsqlDbType.Date) { Value = (object?)(paged ? after?.DecidedOn : null) ?? DBNull.Value });
            command.Parameters.Add(
                new("after_id", NpgsqlTypes.NpgsqlDbType.Uuid) { Value = (object?)(paged ? after?.Id : null) ?? DBNull.Value });
            command.Parameters.Add(new NpgsqlParameter<int>("limit", paged ? limit : int.MaxValue));
            if (among is not null)
            {
                command.Parameters.Add(new NpgsqlParameter<string[]>("keys", [.. among.Keys.Select(x => x ?? "")]));
            }

            batch.BatchCommands.Add(command);
            await using var rows = await batch.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                var id = rows.GetGuid(0);
                var quantity = rows.GetDecimal(4);
                var row = found.GetValueOrDefault(id) ?? new FigureCase(id, rows.GetString(1), rows.GetString(2),
                    rows.GetFieldValue<DateOnly>(3), 0, figure.IsRatio ? 0 : null, $"/api/v1/{rows.GetString(1)}/{id}");
                var first = rows.GetFieldValue<DateOnly>(3) < row.DecidedOn ? rows.GetFieldValue<DateOnly>(3) : row.DecidedOn;
                found[id] = (i == 0 ? row with { Quantity = quantity } : row with { OutOf = quantity }) with { DecidedOn = first };
            }
        }

        var ordered = found.Values.OrderBy(x => x.DecidedOn).ThenBy(x => x.Id, PostgresOrder).AsEnumerable();
        if (!paged && after is var (day, last))
        {
            ordered = ordered.SkipWhile(x => x.DecidedOn < day || (x.DecidedOn == day && PostgresOrder.Compare(x.Id, last) <= 0));
        }

        return [.. ordered.Take(limit)];
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
        var decided = date is DecidingDate.CohortOn ? "cohort_on" : "happened_on";
        await using var command = new NpgsqlCommand(
            $"select record_id, unit, {decided}, happened_on, recorded_at from {FactLedgerTable.Name} "
                + $"where tenant_id = $1 and kind = $2 and {decided} between $3 and $4", connection, transaction);
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

    /// <summary>The records of which a population has less than nothing.</summary>
    public async Task<IReadOnlyList<FigureCase>> BelowZeroAsync(Population population, FigureScope scope, CancellationToken token)
    {
        scope = await PinnedAsync(scope, token);
        await using var batch = new NpgsqlBatch(connection, transaction);
        // A unit sees what happened in it: a case that came in elsewhere has its parts here without their whole.
        batch.BatchCommands.Add(Contributions.Query(population, scope with { Unit = null }, """
            select record_id, min(kind), min(unit), min(decided_on), sum(quantity) from contributions
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
}
