using CaseTrack.Access;
using CaseTrack.Http;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Running;

/// <summary>导入现在的样子.</summary>
public enum ImportState
{
    Checking = 1,
    Checked,
    Refused,
    Writing,
    Written,
    Completing,
    Complete,
    Cancelled,
    Failed,
}

/// <summary>一列的对应.</summary>
/// <param name="Letters">A, B … of the sheet.</param>
/// <param name="Heading">表头 as it stands there.</param>
/// <param name="Key">The column it is; absent for one that is left out.</param>
/// <param name="Name">What that column is called here.</param>
/// <param name="AskOrder">Its days can be read in two ways, and nothing tells which: to be said with the mapping.</param>
public sealed record MappedColumn(string Letters, string Heading, string? Key, string? Name, bool AskOrder);

/// <summary>Something to know about the file.</summary>
public sealed record ImportNote(string Code, string Detail);

/// <summary>How many rows tell of a breach.</summary>
/// <param name="Code">What confirms it.</param>
/// <param name="Rows">How many.</param>
public sealed record BreachCount(string Code, int Rows);

/// <summary>导入: the operation, how far it is, and what it has come to.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="File">SHA-256 of the file.</param>
/// <param name="By">Who sent it.</param>
/// <param name="SentAt">When.</param>
/// <param name="State">状态.</param>
/// <param name="Total">Rows of the file, once it has been read.</param>
/// <param name="Done">Rows that are done in this step.</param>
/// <param name="Good">可以入库.</param>
/// <param name="Wrong">有问题.</param>
/// <param name="Alike">疑似重复.</param>
/// <param name="There">此前已入库.</param>
/// <param name="Recorded">已入库.</param>
/// <param name="LeftOut">未入库.</param>
/// <param name="Released">Rows that count in a year that has been released.</param>
/// <param name="Completed">已声明补录完成.</param>
public sealed record ImportView(
    Guid Id, string Kind, string File, string By, DateTimeOffset SentAt, ImportState State, int? Total, int Done, int Good, int Wrong,
    int Alike, int There, int Recorded, int LeftOut, int Released, int Completed)
{
    public IReadOnlyList<MappedColumn> Columns { get; init; } = [];

    public IReadOnlyList<BreachCount> Breaches { get; init; } = [];

    public IReadOnlyList<ImportNote> Notes { get; init; } = [];

    /// <summary>Why the file was refused.</summary>
    public string? Refusal { get; init; }

    /// <summary>Rows to fill of what is required and has no column.</summary>
    public IReadOnlyList<string> MissingColumns { get; init; } = [];

    public DateTimeOffset? EndedAt { get; init; }

    public bool Running => State is ImportState.Checking or ImportState.Writing or ImportState.Completing;

    public static ImportView Of(ImportOperation operation, ImportProgress progress)
    {
        var kind = ImportKind.Find(operation.Kind)!;
        return new(operation.Id, operation.Kind, operation.File, operation.By, operation.SentAt, StateOf(progress), progress.Rows,
            progress.Done, Count(RowState.Good), Count(RowState.Wrong), Count(RowState.Alike), Count(RowState.There),
            Count(RowState.Recorded), Count(RowState.LeftOut), progress.Released, progress.Completed)
        {
            Columns = [.. (progress.Headings?.Columns ?? []).Select((x, i) => new MappedColumn(ReadRow.Letters(i), x.Text, x.Key,
                x.Key is null ? null : kind.Column(x.Key)?.Here, x.Key is not null && progress.AskOrder.Contains(x.Key)))],
            Breaches = [.. progress.Breaches.Select(x => new BreachCount(x.Key, x.Value)).OrderByDescending(x => x.Rows)],
            Notes = [.. progress.Notes.Select(x => new ImportNote(x, NoteOf(x)))],
            Refusal = progress.Refusal?.Here,
            MissingColumns = progress.Headings is not { } headings ? []
                : [.. kind.Columns.Where(x => x.Required && headings.Place(x.Key) is null).Select(x => x.Here)],
            EndedAt = progress.EndedAt,
        };

        int Count(RowState state) => progress.Counts.GetValueOrDefault(state);
    }

    public static ImportState StateOf(ImportProgress progress) => (progress.Phase, progress.Outcome) switch
    {
        (ImportPhase.Check, null) => ImportState.Checking,
        (ImportPhase.Write, null) => ImportState.Writing,
        (_, null) => ImportState.Completing,
        (_, ImportOutcome.Refused) => ImportState.Refused,
        (_, ImportOutcome.Cancelled) => ImportState.Cancelled,
        (_, ImportOutcome.Failed) => ImportState.Failed,
        (ImportPhase.Check, _) => ImportState.Checked,
        (ImportPhase.Write, _) => ImportState.Written,
        _ => ImportState.Complete,
    };

    /// <summary>The operation and its progress, for whoever sent it, and for whoever imports for the whole district.</summary>
    /// <exception cref="RefusedException">404 for another.</exception>
    public static async Task<(ImportOperation Operation, ImportProgress Progress)> LoadAsync(
        Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var operation = await session.LoadAsync<ImportOperation>(id, token);
        var progress = await session.LoadAsync<ImportProgress>(id, token);
        return operation is not null && progress is not null && Sees(Viewer.Of(context).Caller, operation) ? (operation, progress)
            : throw new RefusedException(HttpRefusals.NotFound, 404);
    }

    public static bool Sees(Caller caller, ImportOperation operation) =>
        caller.Name == operation.By || caller.Permits.Any(x => x is { Area: Area.Import, Unit: null });

    private static string NoteOf(string code) => (code, ReaderLanguage.IsChinese) switch
    {
        (SourceFile.ExternalLinks, true) => "工作簿有到其他文件的链接，未读取链接的内容",
        (SourceFile.ExternalLinks, false) => "The workbook links to other files; nothing behind the links was read",
        (SourceFile.ReadAsGb18030, true) => "按 GB18030 读取，字符按 2022 版对应（19 个字符与旧版不同）",
        (SourceFile.ReadAsGb18030, false) => "Read as GB18030 by the table of 2022 (19 characters stand elsewhere than in older ones)",
        _ => code,
    };
}
