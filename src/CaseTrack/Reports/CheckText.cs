using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>核对文稿.</summary>
/// <param name="Year">报告年度.</param>
/// <param name="Text">The draft.</param>
/// <param name="Release">Against a release, over its own period, rather than the figures as known now.</param>
/// <param name="From">统计期首日; 1 January unless given.</param>
/// <param name="To">统计期末日; 31 December unless given.</param>
/// <param name="Unit">Only this organisation and what is beneath it.</param>
[UncheckedText(UncheckedTextAttribute.Forgotten)]
public sealed record CheckText(int Year, string Text, Guid? Release = null, DateOnly? From = null, DateOnly? To = null, string? Unit = null)
{
    public sealed class Validator : AbstractValidator<CheckText>
    {
        public Validator()
        {
            RuleFor(x => x.Year).InclusiveBetween(1949, 2200);
            RuleFor(x => x.Text).NotEmpty().Saying("empty-draft", ReportRefusals.EmptyDraft.Chinese, ReportRefusals.EmptyDraft.English)
                .MaximumLength(DraftDocument.LongestText).Saying("long-draft", ReportRefusals.LongDraft.Chinese, ReportRefusals.LongDraft.English);
            RuleFor(x => x.Unit).MaximumLength(100);
        }
    }
}

/// <summary>核对结果.</summary>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
public sealed record TextVerdict(int Year, Guid? Release, int Matched, int Wrong, int Vague, int Unknown, IReadOnlyList<CheckedNumber> Numbers, DateOnly From, DateOnly To, string? Unit, LedgerStanding Ledger)
{
    private static readonly Refusal TooManyNumbers = new("text-check.too-many-numbers",
        $"文稿中的数字超过{TextCheck.MostNumbers}个，不像一份报告", $"The draft holds more than {TextCheck.MostNumbers} numbers; it is no report");

    /// <summary>Every number of a draft against a release, or the figures as known now.</summary>
    /// <exception cref="RefusedException">404 for a release or a unit that is not there, 400 for a period out of order, beside a release, or a release of another year.</exception>
    public static async Task<TextVerdict> OfAsync(CheckText command, IReadOnlyList<DraftPart> parts, IQuerySession session, CancellationToken token)
    {
        var organisations = await session.Query<Organisation>().ToListAsync(token);
        var release = command.Release is { } id ? await session.LoadAsync<Release>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404, "/release") : null;
        var scope = release is null ? Scope(command, organisations, session.TenantId)
            : (command.From, command.To, command.Unit) == (null, null, null) && release.Year == command.Year ? release.Scope : throw new RefusedException(ReportRefusals.ReleaseHasItsScope, 400, "/release");
        await using var reader = await FigureReader.OpenAsync(session, token);
        var values = release?.Figures.ToDictionary(x => x.Code, x => x.Value) ?? await ValuesAsync(scope);
        var facts = new DraftFacts(command.Year, values, await ValuesAsync(scope with { From = scope.From.AddYears(-1), To = FigureScope.LastYear(scope.To) }), Elsewhere(scope, organisations)) { FirstYear = Math.Min(scope.From.Year, command.Year) };

        var numbers = new List<CheckedNumber>();
        foreach (var part in parts)
        {
            numbers.AddRange(Run(part.Text, facts).Select(x => part.Name == DraftPart.Body ? x : x with { Part = part.Name }));
        }

        int Count(NumberVerdict verdict) => numbers.Count(x => x.Verdict == verdict);
        return new(command.Year, command.Release, Count(NumberVerdict.Matched), Count(NumberVerdict.Wrong), Count(NumberVerdict.Vague), Count(NumberVerdict.Unknown), numbers, scope.From, scope.To, command.Unit, reader.Ledger);

        async Task<Dictionary<string, decimal?>> ValuesAsync(FigureScope of) =>
            FigureCatalogue.All.Zip(await reader.ValuesAsync(FigureCatalogue.All, of, token)).ToDictionary(x => x.First.Code, x => x.Second.Value);
    }

    private static IReadOnlyList<CheckedNumber> Run(string text, DraftFacts facts)
    {
        try
        {
            return TextCheck.Run(text, facts);
        }
        catch (TooManyNumbersException)
        {
            throw new RefusedException(TooManyNumbers, 422, "/text");
        }
    }

    private static FigureScope Scope(CheckText command, IReadOnlyList<Organisation> organisations, string district)
    {
        var (from, to) = (command.From ?? new(command.Year, 1, 1), command.To ?? new(command.Year, 12, 31));
        return to < from ? throw new RefusedException(HttpRefusals.BadFilter, 400, "/to")
            : command.Unit is not { } unit ? new(district, from, to)
            : organisations.Any(x => x.Code == unit) ? new(district, from, to, Unit: UnitMembership.Beneath(unit, organisations))
            : throw new RefusedException(CommonRefusals.UnknownUnit, 404, "/unit");
    }

    /// <summary>Streets, communities and their committees by name; not the ones the question is about.</summary>
    private static string[] Elsewhere(FigureScope scope, IReadOnlyList<Organisation> organisations)
    {
        var meant = scope.Unit?.Spans.Select(x => x.Code).ToHashSet() ?? [];
        return [.. organisations
            .Where(x => !meant.Contains(x.Code) && (x.OrganisationKind is OrganisationKind.Street or OrganisationKind.Community || x.CommitteeKind is CommitteeKind.Community or CommitteeKind.Street))
            .SelectMany(x => x.Names).Select(x => x.Value).Where(x => x.Length > 2).Distinct()];
    }
}

public static class CheckTextEndpoint
{
    /// <summary>核对文稿: every number matched, wrong, vague or unknown, with the figure, the value and the place.</summary>
    /// <remarks>503 while too many others are checked.</remarks>
    [WolverinePost("/api/v1/text-checks")]
    public static async Task<TextVerdict> Post(CheckText command, IQuerySession session, CheckingPlaces places, CancellationToken token)
    {
        using var place = await places.TakeAsync(token);
        return await TextVerdict.OfAsync(command, [new(DraftPart.Body, command.Text)], session, token);
    }
}

public static class CheckDocumentEndpoint
{
    /// <summary>核对 .docx 文稿: the file is the body of the request; <c>release</c>, or <c>from</c>, <c>to</c> and <c>unit</c>, say what it is checked against.</summary>
    /// <remarks>503 while too many others are checked.</remarks>
    [WolverinePost("/api/v1/text-checks/{year}/document")]
    public static async Task<TextVerdict> Post(int year, HttpContext context, IQuerySession session, CheckingPlaces places, CancellationToken token)
    {
        var filters = Filters.Of(context, "release", "from", "to", "unit");
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        // Nothing of the file is kept before there is a place for it.
        using var place = await places.TakeAsync(token);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, token);
        body.Position = 0;
        var parts = DraftDocument.Read(body);
        return parts.All(x => string.IsNullOrWhiteSpace(x.Text)) ? throw new RefusedException(ReportRefusals.EmptyDraft, 422)
            : await TextVerdict.OfAsync(new(year, "", filters.Id("release"), filters.Day("from"), filters.Day("to"), filters.Text("unit")), parts, session, token);
    }
}
