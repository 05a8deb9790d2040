using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Releases;
using CaseTrack.Reports.Drafts;
using CaseTrack.Reports.Wordings;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>核对结果.</summary>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
public sealed record TextVerdict(
    int Year, Guid? Release, int Matched, int Wrong, int Vague, int Unknown, IReadOnlyList<CheckedNumber> Numbers, DateOnly From,
    DateOnly To, string? Unit,
    LedgerStanding Ledger)
{
    /// <summary>目标、计划: meant to be, not judged.</summary>
    public int Targets { get; init; }

    /// <summary>The text of a document as it was read, where it was asked for; nobody keeps it.</summary>
    public IReadOnlyList<DraftPart>? Parts { get; init; }

    private static readonly Refusal TooManyNumbers = new("text-check.too-many-numbers",
        $"文稿中的数字超过{TextCheck.MostNumbers}个，不像一份报告", $"The draft holds more than {TextCheck.MostNumbers} numbers; it is no report");

    /// <summary>Every number of a draft against a release, or the figures as known now.</summary>
    /// <exception cref="RefusedException">404 for a release or a unit that is not there, 400 for a period out of order, beside a release,
    /// or a release of another year.</exception>
    public static async Task<TextVerdict> OfAsync(
        CheckText command, IReadOnlyList<DraftPart> parts, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var organisations = await session.OrganisationsAsync(token);
        var release = command.Release is { } id ? await session.LoadAsync<Release>(id, token)
            ?? throw new RefusedException(HttpRefusals.NotFound, 404, "/release") : null;
        var bounds = await FigureBounds.OfAsync(Area.Reports, context, session, token);
        command = command with { Unit = bounds.Narrow(command.Unit, release is not null) };
        var scope = release is null ? Scope(command, organisations, session.TenantId)
            : (command.From, command.To, command.Unit) == (null, null, null) && release.Year == command.Year ? release.Scope
                : throw new RefusedException(ReportRefusals.ReleaseHasItsScope, 400, "/release");
        await using var reader = await FigureReader.OpenAsync(session, token);
        var sight = new FigureSight(reader, context, session);
        var withheld = new HashSet<FigureAsked>();
        var values = release is not null && ReleaseSight.IsPublished(release) ? release.Figures.ToDictionary(x => x.Code, x => x.Value)
            : await ValuesAsync(scope);
        var facts = new DraftFacts(
            command.Year, values, await ValuesAsync(scope with { From = scope.From.AddYears(-1), To = FigureScope.LastYear(scope.To) }),
            Elsewhere(scope, organisations))
        {
            FirstYear = Math.Min(scope.From.Year, command.Year),
            From = scope.From,
            To = scope.To,
            Own = command.Unit is null ? OwnNames(organisations) : [],
            Level = organisations.FirstOrDefault(x => x.OrganisationKind is OrganisationKind.District)?.Names[^1].Value[^1] ?? '区',
            Choices = await WordingChoice.ApprovedAsync(session, token),
            Href = x => Href(x, command, scope, organisations),
            IsWithheld = withheld.Contains,
        };

        // Judged once to see what else is asked, then once more with the answers, which are of one moment.
        var read = parts.Select(x => (x.Name, Lines: Read(x.Text, facts))).ToArray();
        var asked = new HashSet<FigureAsked>();
        Judge(read, facts with { Other = x => (asked.Add(x) && false, null) });
        var answers = await DraftAnswers.OfAsync(asked, scope, organisations, sight, bounds, withheld, token);
        var numbers = Judge(read, facts with { Other = x => answers.TryGetValue(x, out var value) ? (true, value) : (false, null) });
        int Count(NumberVerdict verdict) => numbers.Count(x => x.Verdict == verdict);
        return new(command.Year, command.Release, Count(NumberVerdict.Matched), Count(NumberVerdict.Wrong), Count(NumberVerdict.Vague),
            Count(NumberVerdict.Unknown), numbers, scope.From, scope.To, command.Unit, reader.Ledger)
        {
            Targets = Count(NumberVerdict.Target),
        };

        async Task<Dictionary<string, decimal?>> ValuesAsync(FigureScope of) =>
            FigureCatalogue.All.Zip(await sight.ValuesAsync(FigureCatalogue.All, of, token))
                .Where(x => !x.Second.Withheld || !withheld.Add(new(x.First.Code, of.From, of.To, "")))
                .ToDictionary(x => x.First.Code, x => x.Second.Value);
    }

    private static List<CheckedNumber> Judge(IEnumerable<(string Name, IReadOnlyList<ReadLine> Lines)> parts, DraftFacts facts) =>
        [.. parts.SelectMany(
            part => TextCheck.Judge(part.Lines, facts).Select(x => part.Name == DraftPart.Body ? x : x with { Part = part.Name }))];

    /// <summary>Where a figure is, over the time and of the cases it was read for.</summary>
    private static string Href(FigureAsked asked, CheckText command, FigureScope scope, IReadOnlyList<Organisation> organisations)
    {
        var period = asked.From == scope.From && asked.To == scope.To && command.From is null
            && command.To is null ? "" : $"from={asked.From:yyyy-MM-dd}&to={asked.To:yyyy-MM-dd}";
        var dimension = asked.Part.Split('=')[0];
        var unit = dimension == "unit" ? DraftAnswers.UnitOf(asked.Part[5..], organisations) : command.Unit;
        string[] query = [period, unit is null ? "" : $"unit={Uri.EscapeDataString(unit)}", dimension is "" or "unit" or "level" ? ""
            : $"by={dimension}"];
        var text = string.Join('&', query.Where(x => x.Length > 0));
        return $"/api/v1/figures/{asked.From.Year}/{asked.Code}{(text.Length > 0 ? $"?{text}" : "")}";
    }

    private static IReadOnlyList<ReadLine> Read(string text, DraftFacts facts)
    {
        try
        {
            return TextCheck.Read(text, facts);
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

    /// <summary>The district by its names: what is said of it is said of all.</summary>
    private static string[] OwnNames(IReadOnlyList<Organisation> organisations) =>
        [.. organisations.Where(x => x.OrganisationKind is OrganisationKind.District).SelectMany(x => x.Names).Select(x => x.Value)
            .Where(x => x.Length > 2).Distinct()];

    /// <summary>Streets, communities and their committees by name; not the ones the question is about.</summary>
    private static string[] Elsewhere(FigureScope scope, IReadOnlyList<Organisation> organisations)
    {
        var meant = scope.Unit?.Spans.Select(x => x.Code).ToHashSet() ?? [];
        return [.. organisations
            .Where(x => !meant.Contains(x.Code)
                && (x.OrganisationKind is OrganisationKind.Street or OrganisationKind.Community
                || x.CommitteeKind is CommitteeKind.Community or CommitteeKind.Street))
            .SelectMany(x => x.Names).Select(x => x.Value).Where(x => x.Length > 2).Distinct()];
    }
}
