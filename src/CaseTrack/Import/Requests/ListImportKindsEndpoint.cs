using CaseTrack.Http;
using CaseTrack.Import.Columns;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Import.Requests;

/// <summary>导入的列, in the reader's language.</summary>
/// <param name="Key">Its name in a mapping.</param>
/// <param name="Heading">表头.</param>
/// <param name="Type">How it is read.</param>
/// <param name="Required">必填.</param>
/// <param name="List">The code list, for one of codes.</param>
/// <param name="Hint">提示.</param>
/// <param name="Example">举例.</param>
public sealed record ImportColumnView(
    string Key, string Heading, ColumnType Type, bool Required, string? List, string? Hint, string? Example);

/// <summary>可导入的种类.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Name">Its name.</param>
/// <param name="Template">Where the template is downloaded.</param>
/// <param name="Columns">Its columns.</param>
public sealed record ImportKindView(string Kind, string Name, string Template, IReadOnlyList<ImportColumnView> Columns);

/// <summary>可导入的种类.</summary>
public sealed record ImportKinds(IReadOnlyList<ImportKindView> Kinds);

public static class ListImportKindsEndpoint
{
    /// <summary>可导入的种类和列.</summary>
    [WolverineGet("/api/v1/import-kinds")]
    public static ImportKinds Get(HttpContext context)
    {
        Filters.Of(context);
        return new([.. ImportKind.All.Select(x => new ImportKindView(x.Kind, x.Here, $"/api/v1/import-kinds/{x.Kind}/template",
            [.. x.Columns.Select(y => new ImportColumnView(
                y.Key, y.Here, y.Type, y.Required, y.List, ReaderLanguage.IsChinese ? y.HintChinese : y.HintEnglish, y.Example))]))]);
    }
}

public static class ReadImportTemplateEndpoint
{
    /// <summary>导入模板 (.xlsx): headings, lists to choose from, an example, and hints, in the reader's language.</summary>
    [WolverineGet("/api/v1/import-kinds/{kind}/template")]
    public static IResult Get(string kind, HttpContext context)
    {
        Filters.Of(context);
        var known = ImportKind.Find(kind) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        return Results.File(TemplateBook.Write(known),
            Reports.SheetBook.MediaType, $"{kind}.xlsx");
    }
}
