using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Hosting;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>报告文本 and where each of its numbers comes from.</summary>
/// <param name="Markdown">The text.</param>
/// <param name="Release">The release whose figures it quotes; absent for the figures as known now.</param>
/// <param name="Sources">数据来源表.</param>
public sealed record Report(int Year, DateOnly From, DateOnly To, DateOnly AsOf, Guid? Release, long IncludesSequence, string Markdown, IReadOnlyList<ReportSource> Sources);

/// <summary>One line of the annex: figure, value, rule, period, cut-off, and the records behind it.</summary>
public sealed record ReportSource(string Code, string Name, decimal? Value, string Unit, string Rule, int DefinitionVersion, string Cases);

public static class ReadReportEndpoint
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private const string Sheets = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>年度报告文本: JSON, Markdown, .docx or .xlsx by <c>Accept</c>; <c>style</c> is exact or rounded (概数); <c>release</c> quotes a release.</summary>
    [WolverineGet("/api/v1/reports/{year}")]
    public static async Task<IResult> Get(int year, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var question = await FigureQuestion.ReadAsync(year, context, session, token, "style", "release");
        var rounded = question.Filters.Text("style") switch
        {
            null or "exact" => false,
            "rounded" => true,
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/style"),
        };
        var template = await CurrentTemplate.ReadAsync(session, token);
        var release = await ReleaseAsync(question.Filters.Text("release"), session, token);
        var scope = release?.Scope ?? question.Scope;
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var report = await WriteAsync(year, template.Text, rounded, release, scope, reader, clock, token);

        var wanted = context.Request.GetTypedHeaders().Accept.OrderByDescending(x => x.Quality ?? 1).Select(x => x.MediaType.Value).FirstOrDefault();
        await log.RecordAsync(context, AccessAction.Exported, detail: $"report {year} {wanted}");
        return wanted switch
        {
            "text/markdown" => Results.Text(report.Markdown, "text/markdown; charset=utf-8"),
            Word => Results.File(ReportDocument.Write(report), Word, $"{year}年度法治政府建设情况报告.docx"),
            Sheets => Results.File(await ReportWorkbook.WriteAsync(report, scope, reader, $"{context.Request.Scheme}://{context.Request.Host}", token), Sheets, $"{year}年度指标.xlsx"),
            _ => Results.Json(report),
        };
    }

    private static async Task<Release?> ReleaseAsync(string? text, IQuerySession session, CancellationToken token) =>
        text is null ? null
        : Guid.TryParse(text, out var id) && await session.LoadAsync<Release>(id, token) is { Stage: ReleaseStage.Approved or ReleaseStage.Superseded } release ? release
        : throw new RefusedException(HttpRefusals.NotFound, 404, "/release");

    private static async Task<Report> WriteAsync(
        int year, string template, bool rounded, Release? release, FigureScope scope, FigureReader reader, TimeProvider clock, CancellationToken token)
    {
        var figures = ReportTemplate.CodesOf(template).Select(x => FigureCatalogue.Find(x)!).ToArray();
        // A release is quoted from what was frozen, not asked anew.
        var values = release?.Figures.ToDictionary(x => x.Code, x => x.Value)
            ?? figures.Zip(await reader.ValuesAsync(figures, scope, token)).ToDictionary(x => x.First.Code, x => x.Second.Value);
        var query = $"?from={scope.From:yyyy-MM-dd}&to={scope.To:yyyy-MM-dd}";
        return new(year, scope.From, scope.To, scope.HappenedBy ?? Today.Of(clock).Date, release?.Id, scope.Sequence ?? reader.IncludesSequence,
            ReportTemplate.Fill(template, values, rounded),
            [.. figures.Select(x => new ReportSource(x.Code, x.Chinese, values[x.Code], x.Unit, x.Rule, x.DefinitionVersion, $"/api/v1/figures/{year}/{x.Code}/cases{query}"))]);
    }
}
