namespace CaseTrack.Figures;

/// <summary>What holds of every record behind a number.</summary>
public sealed partial class FigureReader
{
    /// <summary>Whether something holds of every record behind a figure. Where it did before, only those are asked about to which something
    /// has happened since: it takes as long with ten years as with one.</summary>
    /// <param name="figure">The figure.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="what">What is to hold. Of a record nothing has happened to it holds as before; empty where that is not so.</param>
    /// <param name="holds">Whether it holds of all of some records.</param>
    /// <param name="token">Cancellation.</param>
    /// <returns>Besides, every record, where all were asked about.</returns>
    public async Task<(bool Holds, IReadOnlyList<FigureCase>? Every)> HoldsOfEveryAsync(
        Figure figure, FigureScope scope, string what, Func<IEnumerable<FigureCase>, Task<bool>> holds, CancellationToken token)
    {
        // Which record stands for a subject may change with what happens to another one; and a copy may not yet have what has happened.
        var remembers = what.Length > 0 && acts is null && Remembers(scope) && figure.Populations.All(ContributionSums.AddsUp);
        var question = (KnownSums.Question.Of(scope, Ledger), figure.Counted, figure.OutOf, what);
        if (remembers)
        {
            await SeeAsync(token);
            if (Known<Held>(question) is { } known && await SinceAsync(known.Sequence, scope.District, token) is { } newer)
            {
                var still = newer.Records.Count == 0 || await holds(await OfThoseAsync(figure, scope, [.. newer.Records], token));
                if (still && newer.Events.Count > 0 && CarriesOn(newer))
                {
                    Keep();
                }

                return (still, null);
            }
        }

        var every = await EveryCaseAsync(figure, scope, token);
        var held = await holds(every);
        if (remembers && held)
        {
            Keep();
        }

        return (held, every);

        // Of what is settled; what has come since is asked about again.
        void Keep()
        {
            if (settled > 0)
            {
                memory.Keep(question, new Held(settled), 0);
            }
        }
    }

    /// <summary>Those of some records that are behind a figure.</summary>
    private async Task<IReadOnlyList<FigureCase>> OfThoseAsync(
        Figure figure, FigureScope scope, Guid[] records, CancellationToken token)
    {
        var found = new List<FigureCase>();
        foreach (var population in figure.Populations)
        {
            var rows = await RowsAsync(new(figure, population, scope, null), null, int.MaxValue, records, token);
            found.AddRange(rows.Select(x => x.AsCase(x.Quantity, null)));
        }

        return found;
    }

    /// <summary>That it held of every record, of all events up to a sequence.</summary>
    private sealed record Held(long Sequence) : KnownSums.UpTo(Sequence);
}
