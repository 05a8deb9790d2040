using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Running;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

/// <summary>一行的结论, in the reader's language.</summary>
/// <param name="Row">行号.</param>
/// <param name="State">结论.</param>
/// <param name="Column">The column of the first problem, as A, B ….</param>
/// <param name="Heading">Its heading.</param>
/// <param name="Problem">问题.</param>
/// <param name="Suggestion">建议.</param>
/// <param name="Read">读作: how the row was understood; personal data masked.</param>
/// <param name="Breaches">What is recorded once it is confirmed.</param>
/// <param name="Alike">What it resembles.</param>
/// <param name="Released">It counts in a year that has been released.</param>
/// <param name="Record">Where the record is read.</param>
public sealed record ImportRow(
    int Row, RowState State, string? Column, string? Heading, string? Problem, string? Suggestion, string? Read, string? Breaches,
    string? Alike, bool Released, string? Record)
{
    /// <summary>Stable code of the first problem.</summary>
    public string? Code { get; init; }

    public static ImportRow Of(RowVerdict verdict, ImportKind kind)
    {
        var chinese = ReaderLanguage.IsChinese;
        var first = verdict.Problems.Count > 0 ? verdict.Problems[0] : null;
        var problems = verdict.Problems.Select(x => (x.Column is null || x == first ? "" : x.Column + (chinese ? "：" : ": "))
            + (chinese ? x.Chinese : x.English) + (x.Basis is null ? "" : chinese ? $"（{x.Basis}）" : $" ({x.Basis})"));
        return new(verdict.Row, verdict.State, first?.Letters, first?.Column, Joined(problems),
            Joined(verdict.Problems.Select(x => chinese ? x.SuggestionChinese : x.SuggestionEnglish).OfType<string>()),
            Joined(verdict.Said.Select(x => $"{kind.Column(x.Key)?.Here}={x.Value}")),
            Joined(verdict.Breaches.Select(x => chinese ? x.Chinese : x.English)),
            Joined(verdict.Alike.Select(x => x.Row is { } row
                ? chinese ? $"第 {row} 行（{x.Day:yyyy-MM-dd}）" : $"row {row} ({x.Day:yyyy-MM-dd})"
                : $"/api/v1/{kind.Kind}/{x.Record}")),
            verdict.Released, verdict.Record is { } id ? $"/api/v1/{kind.Kind}/{id}" : null)
        {
            Code = first?.Code,
        };
    }

    private static string? Joined(IEnumerable<string> parts) =>
        string.Join(ReaderLanguage.IsChinese ? "；" : "; ", parts) is { Length: > 0 } text ? text : null;
}

/// <summary>逐行结论.</summary>
public sealed record ImportRows(IReadOnlyList<ImportRow> Rows, string? Next = null);

public static class ListImportRowsEndpoint
{
    /// <summary>逐行结论, in the order of the file; <c>state</c> asks for one kind of verdict. As a table with
    /// <c>Accept: text/csv</c>.</summary>
    [WolverineGet("/api/v1/imports/{id}/rows")]
    public static async Task<ImportRows> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "state", "limit", "after");
        var (operation, progress) = await ImportView.LoadAsync(id, context, session, token);
        var (state, limit, after) = (filters.Value<RowState>("state"), filters.Limit(), filters.Position());
        var kind = ImportKind.Find(operation.Kind)!;
        var rows = new List<ImportRow>();
        var chunks = ((progress.Rows ?? 0) + ImportOperation.Chunk - 1) / ImportOperation.Chunk;
        for (var chunk = 0; chunk < chunks && rows.Count < limit; chunk++)
        {
            var verdicts = await session.LoadAsync<ImportVerdicts>(ImportVerdicts.IdOf(id, chunk), token);
            rows.AddRange((verdicts?.Rows ?? []).Where(x => x.Row > after && (state is null || x.State == state))
                .Select(x => ImportRow.Of(x, kind)).Take(limit - rows.Count));
        }

        return new(rows, rows.Count == limit ? Filters.Next(context, rows[^1].Row) : null);
    }
}
