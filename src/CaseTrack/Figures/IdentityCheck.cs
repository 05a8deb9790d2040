using CaseTrack.Access;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Figures;

/// <summary>恒等式核对结果.</summary>
/// <param name="Code">The identity.</param>
/// <param name="Chinese">In words.</param>
/// <param name="Holds">Whether it holds.</param>
/// <param name="Left">The left side.</param>
/// <param name="Right">The right side.</param>
/// <param name="Responsible">Where it is broken: the records by which the sides differ.</param>
public sealed record IdentityVerdict(
    string Code, string Chinese, bool Holds, decimal? Left, decimal? Right, IReadOnlyList<FigureCase> Responsible)
{
    /// <summary>How many more the caller may not know of.</summary>
    public int Withheld { get; init; }
}

/// <summary>恒等式核对. What must hold between figures before a report is released.</summary>
public static class IdentityCheck
{
    public static async Task<IReadOnlyList<IdentityVerdict>> RunAsync(
        FigureReader reader, FigureScope scope, IQuerySession session, CancellationToken token)
    {
        var verdicts = new List<IdentityVerdict>();

        // Asked together they are counted in one pass; the reader knows them below.
        await reader.ValuesAsync(
            [.. FigureCatalogue.Identities.SelectMany(x => x.Right.Select(y => y.Figure).Append(x.Left))
                .Concat(FigureCatalogue.Bounds.Select(x => x.Figure)).Concat(FigureCatalogue.Breakdowns.Select(x => x.Figure))
                .Distinct().Select(x => FigureCatalogue.Find(x)!)], scope, token);
        foreach (var identity in FigureCatalogue.Identities)
        {
            verdicts.Add(await BalanceAsync(reader, scope, identity, token));
        }

        foreach (var once in FigureCatalogue.Onces)
        {
            verdicts.Add(await OnceAsync(reader, scope, once, token));
        }

        foreach (var part in FigureCatalogue.Parts)
        {
            // Nobody has a figure of this; it is asked for the records alone.
            var cases = await reader.BelowZeroAsync(part.Rest, scope, token);
            verdicts.Add(new(part.Code, part.Chinese, cases.Count == 0, cases.Sum(x => x.Quantity), 0, cases));
        }

        var rates = await reader.ValuesAsync([.. FigureCatalogue.Bounds.Select(x => FigureCatalogue.Find(x.Figure)!)], scope, token);
        foreach (var (bound, rate) in FigureCatalogue.Bounds.Zip(rates))
        {
            var holds = rate.Value is null || (rate.Numerator >= 0 && rate.Numerator <= rate.Denominator);
            verdicts.Add(new(bound.Code, bound.Chinese, holds, rate.Numerator, rate.Denominator,
                holds ? [] : [.. (await reader.EveryCaseAsync(FigureCatalogue.Find(bound.Figure)!, scope, token))
                .Where(x => x.Quantity < 0 || x.Quantity > x.OutOf)]));
        }

        var organisations = await session.OrganisationsAsync(token);
        foreach (var breakdown in FigureCatalogue.Breakdowns)
        {
            verdicts.Add(await BreakdownAsync(reader, scope, breakdown, organisations, token));
        }

        return verdicts;
    }

    /// <summary>The verdicts with only those records that a caller may know of.</summary>
    public static async Task<IReadOnlyList<IdentityVerdict>> SeenAsync(
        IReadOnlyList<IdentityVerdict> verdicts, Viewer viewer, IQuerySession session, CancellationToken token)
    {
        var seen = new List<IdentityVerdict>(verdicts.Count);
        foreach (var verdict in verdicts)
        {
            var open = verdict.Responsible.Count == 0 ? []
                : await viewer.OfThoseSeenAsync(verdict.Responsible, x => (x.Kind, x.Id), session, token);
            seen.Add(verdict with { Responsible = open, Withheld = verdict.Responsible.Count - open.Count });
        }

        return seen;
    }

    private static async Task<IdentityVerdict> BalanceAsync(
        FigureReader reader, FigureScope scope, FigureIdentity identity, CancellationToken token)
    {
        Figure[] figures = [FigureCatalogue.Find(identity.Left)!, .. identity.Right.Select(x => FigureCatalogue.Find(x.Figure)!)];
        var values = await reader.ValuesAsync(figures, scope, token);
        var left = values[0].Value;
        var right = identity.Right.Zip(values.Skip(1), (term, value) => term.Sign * value.Value).Sum();
        if (left == right)
        {
            return new(identity.Code, identity.Chinese, true, left, right, []);
        }

        // The records whose own left and right sides differ.
        var balance = new Dictionary<Guid, FigureCase>();
        for (var i = 0; i < figures.Length; i++)
        {
            var sign = i == 0 ? 1 : -identity.Right[i - 1].Sign;
            foreach (var found in await reader.EveryCaseAsync(figures[i], scope, token))
            {
                var known = balance.GetValueOrDefault(found.Id) ?? found with { Quantity = 0 };
                balance[found.Id] = known with { Quantity = known.Quantity + (sign * found.Quantity) };
            }
        }

        return new(identity.Code, identity.Chinese, false, left, right,
            [.. balance.Values.Where(x => x.Quantity != 0).OrderBy(x => x.DecidedOn).ThenBy(x => x.Id)]);
    }

    private static async Task<IdentityVerdict> OnceAsync(
        FigureReader reader, FigureScope scope, OnceIdentity identity, CancellationToken token)
    {
        var cases = await reader.EveryCaseAsync(FigureCatalogue.Find(identity.Figure)!, scope, token);
        var odd = cases.Where(x => x.Quantity is not 1).ToArray();
        return new(identity.Code, identity.Chinese, odd.Length == 0, cases.Sum(x => x.Quantity), cases.Count, odd);
    }

    private static async Task<IdentityVerdict> BreakdownAsync(
        FigureReader reader, FigureScope scope, BreakdownIdentity identity, IReadOnlyList<Organisation> organisations,
        CancellationToken token)
    {
        var figure = FigureCatalogue.Find(identity.Figure)!;
        var total = (await reader.ValuesAsync([figure], scope, token))[0].Value;
        var groups = await reader.GroupsAsync(figure, scope, identity.By, token);
        HashSet<string> known = identity.List switch
        {
            null => [.. UnitMembership.Beneath(scope.District, organisations).Spans.Select(x => x.Code)],
            _ when identity.By == Dimension.CommitteeKind.Name => [.. Enum.GetValues<CommitteeKind>().Select(x => Wire.Name(x))],
            { } list => [.. CodeList.Of(list).Codes.Select(x => x.Value)],
        };
        var sum = groups.Where(x => x.Key is not null && known.Contains(x.Key)).Sum(x => x.Value);
        if (sum == total)
        {
            return new(identity.Code, identity.Chinese, true, total, sum, []);
        }

        var odd = groups.Where(x => x.Key is null || !known.Contains(x.Key)).Select(x => x.Key).ToArray();
        return new(identity.Code, identity.Chinese, false, total, sum,
            await reader.EveryCaseAsync(figure, scope, token, new(identity.By, odd)));
    }
}
