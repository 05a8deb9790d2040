using Npgsql;

namespace CaseTrack.Figures;

/// <summary>What populations add up to.</summary>
public sealed partial class FigureReader
{
    // How far balances go in this snapshot, once it has been asked.
    private bool asked;
    private long? carried;

    // What this reader has said: its snapshot does not change.
    private readonly Dictionary<KnownSums.Question, IReadOnlyDictionary<Population, decimal>> said = [];

    /// <summary>Every figure asked for. What was asked before is not counted again: the lines of newer events are added to it.</summary>
    public async Task<IReadOnlyList<FigureValue>> ValuesAsync(IReadOnlyList<Figure> figures, FigureScope scope, CancellationToken token)
    {
        var sums = await SumsAsync([.. figures.SelectMany(x => x.Populations).Distinct()], await PinnedAsync(scope, token), token);
        return [.. figures.Select(x =>
            x.OutOf is { } whole ? FigureValue.Of(x, sums[x.Counted], sums[whole]) : new FigureValue(sums[x.Counted]))];
    }

    private async Task<IReadOnlyDictionary<Population, decimal>> SumsAsync(
        Population[] asked, FigureScope scope, CancellationToken token)
    {
        if (!Remembers(scope))
        {
            return await CountAsync(asked, scope, null, token);
        }

        var question = KnownSums.Question.Of(scope, Ledger);
        if (said.TryGetValue(question, out var before) && asked.All(before.ContainsKey))
        {
            return before;
        }

        var sums = await CarriedAsync(asked, scope, question, token);
        return said[question] = before is null ? sums : sums.UnionBy(before, x => x.Key).ToDictionary();
    }

    private async Task<IReadOnlyDictionary<Population, decimal>> CarriedAsync(
        Population[] asked, FigureScope scope, KnownSums.Question question, CancellationToken token)
    {
        await SeeAsync(token);
        var known = Known<KnownSums.Answer>(question);
        var newer = known is null ? null : await SinceAsync(known.Sequence, scope.District, token);
        if (known is null || newer is null)
        {
            var counted = await CountAsync(asked, scope, null, token);
            await KeepAsync(question, counted, scope, token);
            return counted;
        }

        if (newer.Events.Count == 0 && asked.All(known.Sums.ContainsKey))
        {
            return known.Sums;
        }

        Population[] all = [.. known.Sums.Keys.Union(asked)];
        var added = await AddedAsync([.. all.Where(x => known.Sums.ContainsKey(x) && Carries(x))], scope, newer, token);
        var anew = await CountAsync(
            [.. all.Where(x => !known.Sums.ContainsKey(x) || (newer.Touch(x) && !Carries(x)))], scope, null, token);
        var sums = all.ToDictionary(x => x, x => anew.TryGetValue(x, out var fresh) ? fresh : known.Sums[x] + added.GetValueOrDefault(x));
        if (CarriesOn(newer) || !asked.All(known.Sums.ContainsKey))
        {
            await KeepAsync(question, sums, scope, token);
        }

        return sums;
    }

    /// <summary>Keeps what was found as it was at the settled sequence.</summary>
    private async Task KeepAsync(
        KnownSums.Question question, IReadOnlyDictionary<Population, decimal> sums, FigureScope scope, CancellationToken token)
    {
        if (settled == 0)
        {
            return;
        }

        if (!IsSettled)
        {
            // Somebody is writing. What has come since is taken off again, where it can be.
            if (await SinceAsync(settled, scope.District, token) is not { } newer)
            {
                return;
            }

            var kept = sums.Keys.Where(x => Carries(x) || !newer.Touch(x)).ToArray();
            var since = await AddedAsync([.. kept.Where(Carries)], scope, newer, token);
            sums = kept.ToDictionary(x => x, x => sums[x] - since.GetValueOrDefault(x));
        }

        memory.Keep(question, new KnownSums.Answer(settled, sums), sums.Count);
    }

    /// <summary>Whether newer lines can be added to what is known of a population.</summary>
    private static bool Carries(Population population) => ContributionSums.AddsUp(population) || population.Measure is Measure.Distinct;

    /// <summary>What newer events have added to populations. Where a subject counts once, those the events name are counted with them and
    /// without.</summary>
    private async Task<IReadOnlyDictionary<Population, decimal>> AddedAsync(
        Population[] populations, FigureScope scope, NewerLines newer, CancellationToken token)
    {
        var touched = populations.Where(newer.Touch).ToArray();
        if (touched.Length == 0)
        {
            return new Dictionary<Population, decimal>();
        }

        Guid[] events = [.. newer.Events];
        var added = await CountAsync(
            [.. touched.Where(ContributionSums.AddsUp)], scope, new([.. newer.Records], events), token);
        Population[] distinct = [.. touched.Where(x => !ContributionSums.AddsUp(x))];
        if (distinct.Length > 0)
        {
            var with = await CountAsync(distinct, scope, null, token, [.. newer.Subjects]);
            var without = await CountAsync(distinct, scope with { Later = [.. scope.Later, .. events] }, null, token, [.. newer.Subjects]);
            foreach (var population in distinct)
            {
                added[population] = with[population] - without[population];
            }
        }

        return added;
    }

    private async Task<Dictionary<Population, decimal>> CountAsync(
        Population[] populations, FigureScope scope, RecordedEvents? events, CancellationToken token, string[]? subjects = null)
    {
        var sums = populations.ToDictionary(x => x, _ => 0m);
        await using var batch = new NpgsqlBatch(connection, transaction);
        var carried = events is null && populations.Any(x => x.Measure is Measure.Stock) ? await CarriedAsync(scope, token) : null;
        foreach (var command in ContributionSums.Of(populations, scope, events, subjects, carried))
        {
            batch.BatchCommands.Add(command);
        }

        if (batch.BatchCommands.Count == 0)
        {
            return sums;
        }

        await using var rows = await batch.ExecuteReaderAsync(token);
        do
        {
            while (await rows.ReadAsync(token))
            {
                sums[populations[rows.GetInt32(0)]] = rows.GetDecimal(1);
            }
        }
        while (await rows.NextResultAsync(token));
        return sums;
    }

    /// <summary>How far the balances go, where a question may be answered from them: they know the lines of a year, not when one was
    /// recorded or what happened by a day of it.</summary>
    private async Task<long?> CarriedAsync(FigureScope scope, CancellationToken token)
    {
        if (scope.KnownAt is not null || scope.Later.Count > 0 || scope.HappenedBy?.Year < scope.From.Year
            || Ledger.State is LedgerState.Differs)
        {
            return null;
        }

        if (!asked)
        {
            carried = await FactBalances.StandingAsync(connection, transaction, district, token);
            asked = true;
        }

        return carried;
    }
}
