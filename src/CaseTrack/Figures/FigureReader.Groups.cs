using CaseTrack.Http;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What figures add up to, group by group.</summary>
public sealed partial class FigureReader
{
    /// <summary>A figure broken down. What was broken down before is not counted again: the lines of newer events are added to
    /// it.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="by"><c>unit</c>, <c>month</c>, <c>quarter</c> or a dimension, or two of them parted by a comma; then keys are pairs
    /// parted by one.</param>
    /// <param name="token">Cancellation.</param>
    public async Task<IReadOnlyList<FigureGroup>> GroupsAsync(Figure figure, FigureScope scope, string by, CancellationToken token)
    {
        scope = await PinnedAsync(scope, token);
        var key = KeyOf(figure, by);
        var sums = new SortedDictionary<string, decimal[]>(StringComparer.Ordinal);
        foreach (var (population, place) in figure.Populations.Select((x, i) => (x, i)))
        {
            foreach (var (group, sum) in await GroupSumsAsync(population, scope, key, token))
            {
                sums.TryAdd(group, new decimal[2]);
                sums[group][place] += sum;
            }
        }

        return [.. sums.Select(x =>
        {
            var value = figure.IsRatio ? FigureValue.Of(figure, x.Value[0], x.Value[1]) : new FigureValue(x.Value[0]);
            return new FigureGroup(x.Key.Length == 0 ? null : x.Key, value.Value, value.Numerator, value.Denominator);
        })];
    }

    private async Task<IReadOnlyDictionary<string, decimal>> GroupSumsAsync(
        Population population, FigureScope scope, string key, CancellationToken token)
    {
        if (!Remembers(scope) || !ContributionSums.AddsUp(population))
        {
            return await CountGroupsAsync(population, scope, key, null, token);
        }

        await SeeAsync(token);
        var question = (KnownSums.Question.Of(scope, Ledger), population, key);
        if (Known<KnownGroups>(question) is { } known && await SinceAsync(known.Sequence, scope.District, token) is { } newer)
        {
            var carried = await AddedAsync(known.Sums, newer, 1);
            return newer.Events.Count > 0 && CarriesOn(newer) ? await KeptAsync(carried) : carried;
        }

        return await KeptAsync(await CountGroupsAsync(population, scope, key, null, token));

        // Kept as they were at the settled sequence: while somebody writes, what has come since is taken off again.
        async Task<IReadOnlyDictionary<string, decimal>> KeptAsync(IReadOnlyDictionary<string, decimal> sums)
        {
            if (settled > 0 && await SinceAsync(settled, scope.District, token) is { } since)
            {
                var then = await AddedAsync(sums, since, -1);
                memory.Keep(question, new KnownGroups(settled, then), then.Count);
            }

            return sums;
        }

        async Task<IReadOnlyDictionary<string, decimal>> AddedAsync(
            IReadOnlyDictionary<string, decimal> sums, NewerLines lines, int sign)
        {
            if (!lines.Touch(population))
            {
                return sums;
            }

            var added = await CountGroupsAsync(population, scope, key, new([.. lines.Records], [.. lines.Events]), token);
            return sums.Keys.Union(added.Keys).Select(x => (Group: x, Sum: sums.GetValueOrDefault(x) + (sign * added.GetValueOrDefault(x))))
                .Where(x => x.Sum != 0).ToDictionary(x => x.Group, x => x.Sum);
        }
    }

    private async Task<IReadOnlyDictionary<string, decimal>> CountGroupsAsync(
        Population population, FigureScope scope, string key, RecordedEvents? events, CancellationToken token)
    {
        await using var batch = new NpgsqlBatch(connection, transaction);
        batch.BatchCommands.Add(Contributions.Query(population, scope,
            $"select coalesce({key}, ''), sum(quantity) from contributions group by 1 having sum(quantity) <> 0",
            records: events?.Records, events: events?.Events, said: key.Contains("dimensions", StringComparison.Ordinal)));
        var sums = new Dictionary<string, decimal>();
        await using var rows = await batch.ExecuteReaderAsync(token);
        while (await rows.ReadAsync(token))
        {
            sums[rows.GetString(0)] = rows.GetDecimal(1);
        }

        return sums;
    }

    /// <exception cref="RefusedException">400 for a dimension the figure does not have; what has no dimension must not look like
    /// nothing.</exception>
    private static string KeyOf(Figure figure, string by) => by.Split(',') is [var first, var second] && first != second
        ? $"(coalesce({OneOf(figure, first)}, '') || ',' || coalesce({OneOf(figure, second)}, ''))" : OneOf(figure, by);

    private static string OneOf(Figure figure, string by) => by switch
    {
        "unit" => "unit",
        "month" => "to_char(decided_on, 'YYYY-MM')",
        "quarter" => "to_char(decided_on, 'YYYY-\"Q\"Q')",
        _ when figure.Dimensions.Contains(by) => $"dimensions ->> '{by}'",
        _ => throw new RefusedException(FigureRefusals.NotOfThisFigure, 400, "/by"),
    };

    /// <summary>The sums of the groups of one population, of all lines of events up to a sequence.</summary>
    private sealed record KnownGroups(long Sequence, IReadOnlyDictionary<string, decimal> Sums) : KnownSums.UpTo(Sequence);
}
