namespace CaseTrack.Exports;

/// <summary>导出格式. A form in which every list can be had; a new list gets them all, a new form is one more line here and one more way
/// to write rows.</summary>
/// <param name="Name">What <c>format</c> says.</param>
/// <param name="MediaTypes">What <c>Accept</c> says; the first is what is answered.</param>
public sealed record ExportFormat(string Name, params IReadOnlyList<string> MediaTypes)
{
    /// <summary>A table of text, for programs and for any spreadsheet.</summary>
    public static readonly ExportFormat Csv = new("csv", "text/csv", "text/*");

    /// <summary>A workbook.</summary>
    public static readonly ExportFormat Workbook =
        new("xlsx", Reports.SheetBook.MediaType);

    /// <summary>One JSON object a line, for programs.</summary>
    public static readonly ExportFormat JsonLines = new("jsonl", "application/jsonl", "application/x-ndjson", "application/jsonlines");

    /// <summary>Every one there is.</summary>
    public static readonly IReadOnlyList<ExportFormat> All = [Csv, Workbook, JsonLines];

    /// <summary>What it is answered as.</summary>
    public string MediaType => MediaTypes[0];

    public bool Equals(ExportFormat? other) => Name == other?.Name;

    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);
}
