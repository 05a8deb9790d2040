using System.Text.Json.Serialization;
using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>报告文本 and where each of its numbers comes from.</summary>
/// <param name="From">统计期首日.</param>
/// <param name="To">统计期末日.</param>
/// <param name="AsOf">截止日: what had happened by this day.</param>
/// <param name="Release">The release whose figures it quotes; absent for the figures as known now.</param>
/// <param name="Markdown">The text.</param>
/// <param name="Sources">数据来源表.</param>
/// <param name="Unit">Only this organisation and what is beneath it; absent for the district.</param>
/// <param name="KnownAt">认知时点: what had been recorded by this instant.</param>
/// <param name="Ledger">台账状态.</param>
public sealed record Report(
    int Year, DateOnly From, DateOnly To, DateOnly AsOf, Guid? Release, long IncludesSequence, string Markdown,
    IReadOnlyList<ReportSource> Sources, string? Unit, DateTimeOffset KnownAt, LedgerStanding Ledger)
{
    /// <summary>区名, as the period ends; none before the district is founded.</summary>
    [JsonIgnore]
    public string? District { get; init; }

    /// <summary>发文机关署名: the government of the district, or the unit the report is of.</summary>
    [JsonIgnore]
    public string? Organ { get; init; }

    /// <summary>更正说明 and what followed it, of the release it quotes.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> PublicNotes { get; init; } = [];

    /// <summary>成文日期.</summary>
    [JsonIgnore]
    public DateOnly SignedOn { get; init; }

    /// <summary>What every link from the report asks: period, unit and both cut-offs, as far as they were given or released.</summary>
    [JsonIgnore]
    public QueryString Query { get; init; }

    /// <summary>Where the records behind a figure are.</summary>
    public string Cases(string code) => $"/api/v1/figures/{Year}/{code}/cases{Query}";
}

/// <summary>One line of the annex: figure, value, rule, period, cut-off, and the records behind it.</summary>
/// <param name="DefinitionVersion">口径版本; of a release, the one it was counted by.</param>
/// <param name="Cases">Where the records behind it are.</param>
/// <param name="Records">明细数: how many records are behind it; absent where the release does not have the figure.</param>
/// <param name="Note">Why there is no value.</param>
public sealed record ReportSource(
    string Code, string Name, decimal? Value, string Unit, string Rule, int DefinitionVersion, string Cases, int? Records, string? Note)
{
    /// <summary>脚注: what it is told apart from, other ways to count it.</summary>
    public IReadOnlyList<string> Footnotes { get; init; } = [];

    /// <summary>A rate.</summary>
    [JsonIgnore]
    public bool IsRatio { get; init; }

    /// <summary>It would tell of a case the reader may not know of.</summary>
    [JsonIgnore]
    public bool Withheld { get; init; }
}

public static class ReadReportEndpoint
{
    private const string Json = "application/json";
    private const string Markdown = "text/markdown";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>年度报告文本: JSON, Markdown, .docx or .xlsx by <c>Accept</c>; <c>style</c> is exact or rounded (概数); <c>release</c> quotes a
    /// release over its own period and cut-offs.</summary>
    [WolverineGet("/api/v1/reports/{year}")]
    public static async Task<IResult> Get(
        int year, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "style", "release");
        var rounded = question.Filters.Text("style") switch
        {
            null or "exact" => false,
            "rounded" => true,
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/style"),
        };
        var wanted = AcceptedFormat.Of(context.Request, Json, Markdown, Word, SheetBook.MediaType);
        var template = await CurrentTemplate.ReadAsync(session, token);
        var release = await ReleaseAsync(question.Filters.Text("release"), session, token);
        if (release is not null && (question.Query.HasValue || release.Year != year))
        {
            throw new RefusedException(ReportRefusals.ReleaseHasItsScope, 400, "/release");
        }

        var organisations = await session.OrganisationsAsync(token);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var sight = new FigureSight(reader, context, session);
        var report = await WriteAsync(year, template.Text, rounded, release, question, organisations, reader, sight, clock, token);

        await log.RecordAsync(context, AccessAction.Exported, detail: $"report {year} {wanted}");
        return wanted switch
        {
            "text/markdown" => Results.Text(report.Markdown, "text/markdown; charset=utf-8"),
            Word => Results.File(ReportDocument.Write(report), Word, $"{year}年度法治政府建设情况报告.docx"),
            SheetBook.MediaType => Results.File(
                await new ReportWorkbook(
                report, release?.Scope ?? question.Scope, release, organisations, sight,
                $"{context.Request.Scheme}://{context.Request.Host}").WriteAsync(token), SheetBook.MediaType, $"{year}年度指标.xlsx"),
            _ => Results.Json(report),
        };
    }

    private static async Task<Release?> ReleaseAsync(string? text, IQuerySession session, CancellationToken token) =>
        text is null ? null
        : Guid.TryParse(text, out var id)
            && await session.LoadAsync<Release>(id, token) is { Stage: ReleaseStage.Approved or ReleaseStage.Superseded } release ? release
        : throw new RefusedException(HttpRefusals.NotFound, 404, "/release");

    private static async Task<Report> WriteAsync(
        int year, string template, bool rounded, Release? release, FigureQuestion question, IReadOnlyList<Organisation> organisations,
        FigureReader reader, FigureSight sight, TimeProvider clock, CancellationToken token)
    {
        var codes = ReportTemplate.CodesOf(template);
        var figures = codes.Select(FigureCatalogue.Find).OfType<Figure>().ToArray();
        var scope = release?.Scope ?? question.Scope;
        var today = Today.Of(clock).Date;
        var district = organisations.FirstOrDefault(x => x.OrganisationKind is OrganisationKind.District)?.NameOn(scope.To);
        var report = new Report(
            year, scope.From, scope.To, scope.HappenedBy ?? today, release?.Id, scope.Sequence
            ?? reader.IncludesSequence, "", [], question.Unit, scope.KnownAt ?? clock.GetUtcNow(), reader.Ledger)
        {
            District = district,
            Organ = question.Unit is { } unit ? organisations.First(x => x.Code == unit).NameOn(scope.To) : district is null ? null
            : $"{district}人民政府",
            SignedOn = release?.ApprovedAt is { } approved ? DateOnly.FromDateTime(approved.ToOffset(Today.ShanghaiOffset).DateTime)
            : today,
            Query = QueryOf(scope, question.Unit),
            PublicNotes = release is null ? []
                : [.. new[] { release.Content.PublicNote }.OfType<string>(), .. release.Notes.Select(x => $"{x.On:yyyy-MM-dd} {x.Text}")],
        };

        // A release is quoted from what was frozen, not asked again.
        var live = new List<ReportSource>();
        if (release is null)
        {
            foreach (var (figure, value) in figures.Zip(await sight.ValuesAsync(figures, scope, token)))
            {
                int? records = value.Withheld ? null : (await reader.EveryCaseAsync(figure, scope, token)).Count;
                live.Add(new(figure.Code, figure.Chinese, value.Value, figure.Unit, figure.Rule, figure.DefinitionVersion,
                    report.Cases(figure.Code), records, value.Withheld ? SheetCell.Withheld : null)
                { Footnotes = Explaining.Notes(figure), IsRatio = figure.IsRatio, Withheld = value.Withheld });
            }
        }

        IReadOnlyList<ReportSource> sources = release is null ? live : [.. codes.Select(x => Quoted(x, release, report))];
        // What was released is quoted; only what is asked now can be wrong.
        var warning = release is null && reader.Ledger.Remedy is { } remedy ? $"【{remedy}】\n\n" : "";
        return report with
        {
            Markdown = warning + ReportTemplate.Fill(template, sources.ToDictionary(x => x.Code, x => x.Value), rounded),
            Sources = sources
        };
    }

    /// <summary>A figure as a release has it. The rule is the one of the version it was counted by; of an earlier version only the number
    /// is known.</summary>
    private static ReportSource Quoted(string code, Release release, Report report)
    {
        var figure = FigureCatalogue.Find(code);
        var (name, unit) = (figure?.Chinese ?? code, figure?.Unit ?? "");
        return release.Figures.FirstOrDefault(x => x.Code == code) is not { } frozen
            ? new(code, name, null, unit, figure?.Rule ?? "", figure?.DefinitionVersion
                ?? 0, report.Cases(code), null, "该发布没有这一指标 (not in the release)")
            : new(code, name, frozen.Value, unit, figure?.DefinitionVersion == frozen.DefinitionVersion ? figure.Rule
                : $"发布时的口径为第{frozen.DefinitionVersion}版，其后已修改",
                frozen.DefinitionVersion, report.Cases(code), frozen.Cases, null)
            { Footnotes = figure is null ? [] : Explaining.Notes(figure), IsRatio = figure?.IsRatio is true };
    }

    private static QueryString QueryOf(FigureScope scope, string? unit)
    {
        var query = new QueryString().Add("from", $"{scope.From:yyyy-MM-dd}").Add("to", $"{scope.To:yyyy-MM-dd}");
        query = unit is null ? query : query.Add("unit", unit);
        query = scope.HappenedBy is { } day ? query.Add("asOf", $"{day:yyyy-MM-dd}") : query;
        return scope.KnownAt is { } instant ? query.Add("knownAt", $"{instant.UtcDateTime:yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'}") : query;
    }
}
