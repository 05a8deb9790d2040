using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Ledger;
using CaseTrack.Litigation;
using CaseTrack.Mediation;
using CaseTrack.Organisations;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Figures;

/// <summary>指标的查看范围. What a caller is told of figures, by whatever way: the API, a workbook, a document, the check of a draft.</summary>
/// <remarks>How many cases came and went is told to whoever may see figures. What they are like – amounts, people, outcomes, forms – is
/// withheld where it would tell of a restricted case (<see cref="SmallCells"/>); broken down by what they are like, to those only who
/// may know of each.</remarks>
/// <param name="reader">The snapshot.</param>
/// <param name="viewer">Who asks, in the district that is asked about.</param>
/// <param name="session">The same district.</param>
/// <param name="smallest">最小单元.</param>
public sealed partial class FigureSight(FigureReader reader, Viewer viewer, IQuerySession session, int smallest)
{
    // That a case came in, was taken up, moved and ended: all else tells what it is like.
    private static readonly HashSet<FactKind> Plain =
    [
        MatterFacts.Opened, MediationFacts.Registered, MediationFacts.Accepted, MediationFacts.TransferredIn, MediationFacts.TransferredOut,
        MediationFacts.Closed, ReviewFacts.Received, ReviewFacts.Accepted, ReviewFacts.Decided, SupervisionFacts.Lead,
        SupervisionFacts.Opened, SupervisionFacts.Closed, LawsuitFacts.Received, LawsuitFacts.Judged, OrganisationFacts.Established,
        OrganisationFacts.Dissolved, .. LedgerFacts.All,
    ];

    // What is said of the committee, or of the file having been opened, and not of the case.
    private static readonly Dimension[] PlainDimensions = [Dimension.CommitteeKind, Dimension.OrganisationKind, Dimension.Opened];

    private readonly Dictionary<(string Kinds, DecidingDate Date, bool Flow, FigureScope Scope), bool> judged = [];

    /// <summary>That of whoever makes a request, in his district.</summary>
    public FigureSight(FigureReader reader, HttpContext context, IQuerySession session)
        : this(reader, Viewer.Of(context), session, context.RequestServices.GetRequiredService<FigureOptions>().SmallestCell)
    {
    }

    /// <summary>Whether a breakdown tells what records are like, and not only where and when they were.</summary>
    public static bool Hides(string? by) => by is not null && by.Split(',').Any(x => Dimension.Breakdowns.Any(y => y.Name == x));

    /// <summary>Whether a figure says no more than that cases came and went.</summary>
    public static bool IsPlain(Figure figure) => figure.Populations.SelectMany(x => x.Terms).All(IsPlain);

    /// <summary>The numbers, as the caller may know them.</summary>
    public async Task<IReadOnlyList<FigureValue>> ValuesAsync(IReadOnlyList<Figure> figures, FigureScope scope, CancellationToken token)
    {
        var values = (await reader.ValuesAsync(figures, scope, token)).ToArray();
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = await WithheldAsync(figures[i], scope, token) ? FigureValue.NotTold : values[i];
        }

        return values;
    }

    /// <summary>A breakdown, as the caller may know it. Each group is a question of its own.</summary>
    /// <exception cref="RefusedException">403 for a breakdown by what cases are like, where one of them may not be known.</exception>
    public async Task<IReadOnlyList<FigureGroup>> GroupsAsync(Figure figure, FigureScope scope, string by, CancellationToken token) =>
        await TryGroupsAsync(figure, scope, by, token) ?? throw new RefusedException(AccessRefusals.ListWithheld, 403);

    /// <summary>The same; nothing where it may not be told.</summary>
    public async Task<IReadOnlyList<FigureGroup>?> TryGroupsAsync(Figure figure, FigureScope scope, string by, CancellationToken token)
    {
        if (Hides(by) && !await SeesAllAsync(figure, scope, null, token))
        {
            return null;
        }

        var groups = (await reader.GroupsAsync(figure, scope, by, token)).ToArray();
        for (var i = 0; i < groups.Length && !Hides(by); i++)
        {
            groups[i] = await WithheldAsync(figure, Of(scope, by, groups[i].Key), token)
                ? groups[i] with { Value = null, Numerator = null, Denominator = null, Withheld = true } : groups[i];
        }

        return groups;
    }

    /// <summary>Whether a number would tell of a restricted case what it is like.</summary>
    public async Task<bool> WithheldAsync(Figure figure, FigureScope scope, CancellationToken token)
    {
        if (IsPlain(figure))
        {
            return false;
        }

        var kinds = figure.Populations.SelectMany(x => x.Terms).SelectMany(x => KindsOf(x.Kind)).Distinct().Order().ToArray();
        foreach (var population in figure.Populations)
        {
            if (await SplitsAsync(kinds, population.Date, population.Measure, scope, token))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether what is said of single records of any kind would tell of a restricted one.</summary>
    public async Task<bool> WithheldAsync(FigureScope scope, CancellationToken token) =>
        await SplitsAsync(AllKinds, DecidingDate.HappenedOn, Measure.Flow, scope, token)
            || await SplitsAsync(AllKinds, DecidingDate.CohortOn, Measure.Flow, scope, token);

    /// <summary>Whether the caller may know of every record behind a number.</summary>
    public async Task<bool> SeesAllAsync(Figure figure, FigureScope scope, FigureGroups? among, CancellationToken token) =>
        (await JudgeAsync(figure, scope, among, token)).SeesAll;

    /// <summary>The same, with every record, where they had to be asked about.</summary>
    private async Task<(bool SeesAll, IReadOnlyList<FigureCase>? Every)> JudgeAsync(
        Figure figure, FigureScope scope, FigureGroups? among, CancellationToken token)
    {
        var kinds = figure.Populations.SelectMany(x => x.Terms).Select(x => KindOf(x.Kind)).Distinct().ToArray();
        var everything = true;
        foreach (var kind in kinds)
        {
            everything = everything && kind is not null
                && (await viewer.SightAsync(AccessRules.AreaOf(kind)!.Value, session, token)).Everything;
        }

        // Whoever sees all there is of these kinds need not be asked about each record.
        if (everything)
        {
            return (true, null);
        }

        if (among is not null)
        {
            var some = await reader.EveryCaseAsync(figure, scope, token, among);
            return (await SeenAsync(some), some);
        }

        // A case is within sight or not by what has happened to it, and by the rights of whoever asks.
        var what = kinds.Contains(null) ? "" : await SightsAsync([.. kinds.OfType<string>().Order()], token);
        return await reader.HoldsOfEveryAsync(figure, scope, what, SeenAsync, token);

        Task<bool> SeenAsync(IEnumerable<FigureCase> cases) => viewer.SeesAllAsync(cases.Select(x => (x.Kind, x.Id)), session, token);
    }

    /// <returns>Every record, where they had to be asked about.</returns>
    /// <exception cref="RefusedException">403 when one of the records may not be known; recorded.</exception>
    public async Task<IReadOnlyList<FigureCase>?> RequireAsync(
        Figure figure, FigureScope scope, FigureGroups? among, HttpContext context, AccessLog log, CancellationToken token)
    {
        var (seesAll, every) = await JudgeAsync(figure, scope, among, token);
        if (seesAll)
        {
            return every;
        }

        await log.RecordAsync(
            context, AccessAction.Denied, detail: $"{figure.Code}{context.Request.QueryString}", outcome: StatusCodes.Status403Forbidden);
        throw new RefusedException(AccessRefusals.ListWithheld, 403);
    }

    private static string[] AllKinds => [.. RecordKind.Cases.Select(x => x.Name)];

    private static bool IsPlain(FactTerm term) =>
        Plain.Contains(term.Kind) && (LedgerFacts.All.Contains(term.Kind) || term.Asks.All(x => PlainDimensions.Contains(x.Dimension)));

    private static string[] KindsOf(FactKind fact) => KindOf(fact) is { } kind ? [kind] : AllKinds;

    /// <summary>The kind of case a fact is of; null where it is of none, or of any.</summary>
    private static string? KindOf(FactKind fact) =>
        fact.Matter == Mediation.MediationFacts.Accepted.Matter ? Mediation.MediationCase.Kind
        : fact.Matter == Review.ReviewFacts.Received.Matter ? Review.ReviewApplication.Kind
        : fact.Matter == Supervision.SupervisionFacts.Opened.Matter ? Supervision.SupervisionFile.Kind
        : fact.Matter == Litigation.LawsuitFacts.Received.Matter ? Litigation.AdministrativeLawsuit.Kind
        : null;

    /// <summary>The question that one group of a breakdown answers.</summary>
    private static FigureScope Of(FigureScope scope, string by, string? key)
    {
        if (by.Split(',') is [var one, var other] && key?.Split(',') is [var its, var others])
        {
            return Of(Of(scope, one, its), other, others);
        }

        if (by == "unit")
        {
            var spans = scope.Unit?.Spans.Where(x => x.Code == key) ?? [new(key ?? "", DateOnly.MinValue, DateOnly.MaxValue)];
            return scope with { Unit = new UnitMembership([.. spans]) };
        }

        var first = by == "month" ? new DateOnly(int.Parse(key![..4], null), int.Parse(key[5..], null), 1)
            : new DateOnly(int.Parse(key![..4], null), (3 * int.Parse(key[6..], null)) - 2, 1);
        var last = first.AddMonths(by == "month" ? 1 : 3).AddDays(-1);
        return scope with { From = first > scope.From ? first : scope.From, To = last < scope.To ? last : scope.To };
    }
}
