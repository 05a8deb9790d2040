using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Figures;

/// <summary>Records behind a population, page by page.</summary>
public sealed partial class FigureReader
{
    // Beyond that a page is as good as the whole.
    private const int Whole = 2_000;

    /// <summary>A page of records. Of a flow only those with lines on the first days from where the page begins are looked at, so that it
    /// takes as long with ten years as with one.</summary>
    private async Task<IReadOnlyList<BehindRow>> PageAsync(
        Behind asked, (DateOnly DecidedOn, Guid Id)? after, int limit, CancellationToken token)
    {
        // Some records have several lines, and some lines say that others no longer hold.
        for (var each = 5L + limit + (limit / 4); asked.Population.Measure is Measure.Flow && asked.Among is null && each < 16 * Whole;
            each *= 4)
        {
            var (candidates, rest) = await CandidatesAsync(asked, after, (int)each, token);
            var rows = await RowsAsync(asked, after, limit, [.. candidates.Select(x => x.Id)], token);

            // What has not been looked at comes after these, or may come between them.
            IReadOnlyList<BehindRow> certain = rest is not { } first ? rows
                : [.. rows.TakeWhile(x => InOrder((x.DecidedOn, x.Id), first) < 0)];
            if (rest is null || certain.Count >= limit)
            {
                return certain;
            }
        }

        return await RowsAsync(asked, after, limit, null, token);
    }

    /// <summary>Records that may be the first ones, by their first lines; and where those begin that are not among them, null where all
    /// are.</summary>
    private async Task<(IReadOnlyList<(DateOnly DecidedOn, Guid Id)> Found, (DateOnly DecidedOn, Guid Id)? Beyond)> CandidatesAsync(
        Behind asked, (DateOnly DecidedOn, Guid Id)? after, int each, CancellationToken token)
    {
        var lines = await FirstLinesAsync(asked, after?.DecidedOn ?? DateOnly.MinValue, each, token);
        var through = lines.GroupBy(x => x.Term).Where(x => x.Count() >= each).Select(x => x.Max(y => y.DecidedOn))
            .DefaultIfEmpty(DateOnly.MaxValue).Min();
        var found = lines.Where(x => x.DecidedOn <= through).GroupBy(x => x.Record, x => x.DecidedOn)
            .Select(x => (DecidedOn: x.Min(), Id: x.Key)).Order(Comparer<(DateOnly, Guid)>.Create(InOrder)).ToArray();

        // A unit's other days may be among the lines: then a record may come later than its first line says.
        if (after is { } last && (asked.Scope.Unit is null || asked.Scope.Unit.Spans.All(x => x.Always)))
        {
            found = [.. found.SkipWhile(x => InOrder(x, last) <= 0)];
        }

        return found.Length > each ? (found[..each], found[each])
            : (found, through == DateOnly.MaxValue ? null : (through.AddDays(1), Guid.Empty));
    }

    private async Task<IReadOnlyList<(int Term, Guid Record, DateOnly DecidedOn)>> FirstLinesAsync(
        Behind asked, DateOnly from, int each, CancellationToken token)
    {
        var found = new List<(int, Guid, DateOnly)>();
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(FirstLines.Of(asked.Population, asked.Scope, from, each));
        await using var rows = await batch.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Add((rows.GetInt32(0), rows.GetGuid(1), rows.GetFieldValue<DateOnly>(2)));
        }

        return found;
    }

    // As the database orders a page.
    private static int InOrder((DateOnly DecidedOn, Guid Id) one, (DateOnly DecidedOn, Guid Id) other) =>
        one.DecidedOn == other.DecidedOn ? PostgresOrder.Compare(one.Id, other.Id) : one.DecidedOn.CompareTo(other.DecidedOn);

    /// <summary>Records behind a population, in order of the deciding day.</summary>
    /// <param name="asked">The population, and what of it.</param>
    /// <param name="after">After which; null for the first ones.</param>
    /// <param name="limit">How many.</param>
    /// <param name="records">Among which; null for all.</param>
    /// <param name="token">Cancellation.</param>
    private async Task<IReadOnlyList<BehindRow>> RowsAsync(
        Behind asked, (DateOnly DecidedOn, Guid Id)? after, int limit, Guid[]? records, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        var command = Contributions.Query(asked.Population, asked.Scope, $"""
            select record_id, {FactShape.KindOf("min(shape)")}, min(unit), min(decided_on), sum(quantity)
            from contributions
            {(asked.Among is { } among ? $"where coalesce({KeyOf(asked.Figure, among.By)}, '') = any(@keys)" : "")}
            group by record_id
            having sum(quantity) <> 0 and (@after_day::date is null or (min(decided_on), record_id) > (@after_day, @after_id))
            order by 4, 1
            limit @limit
            """, records: records, said: asked.Among is not null);
        command.Parameters.Add(new("after_day", NpgsqlDbType.Date) { Value = (object?)after?.DecidedOn ?? DBNull.Value });
        command.Parameters.Add(new("after_id", NpgsqlDbType.Uuid) { Value = (object?)after?.Id ?? DBNull.Value });
        command.Parameters.Add(new NpgsqlParameter<int>("limit", limit));
        if (asked.Among is not null)
        {
            command.Parameters.Add(new NpgsqlParameter<string[]>("keys", [.. asked.Among.Keys.Select(x => x ?? "")]));
        }

        batch.BatchCommands.Add(command);
        var found = new List<BehindRow>();
        await using var rows = await batch.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            found.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetString(2), rows.GetFieldValue<DateOnly>(3), rows.GetDecimal(4)));
        }

        return found;
    }

    /// <summary>What is asked: a population of a figure.</summary>
    private sealed record Behind(Figure Figure, Population Population, FigureScope Scope, FigureGroups? Among);

    /// <summary>A record, and how much of a population's sum is its own.</summary>
    private sealed record BehindRow(Guid Id, string Kind, string Unit, DateOnly DecidedOn, decimal Quantity)
    {
        public FigureCase AsCase(decimal quantity, decimal? outOf) =>
            new(Id, Kind, Unit, DecidedOn, quantity, outOf, $"/api/v1/{Kind}/{Id}");
    }
}
