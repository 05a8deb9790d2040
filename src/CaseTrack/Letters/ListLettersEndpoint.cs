using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Letters;

/// <summary>一种文书.</summary>
/// <param name="Code">Code.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="After">The events it can belong to.</param>
/// <param name="Item">卷内材料 it counts as.</param>
/// <param name="Series">Whose number it bears.</param>
/// <param name="Template">The office's own template in use; absent where the shipped one is.</param>
/// <param name="Fields">The fields its shipped text uses.</param>
public sealed record LetterHead(
    string Code, string Kind, string Chinese, string English, string Basis, IReadOnlyList<string> After, string? Item, string? Series,
    Guid? Template, IReadOnlyList<string> Fields);

/// <summary>文书目录.</summary>
/// <param name="Letters">Every letter of every procedure.</param>
/// <param name="Fields">Every field a template may name.</param>
/// <param name="FromElsewhere">卷内材料 that nobody makes here, and why.</param>
public sealed record LetterList(
    IReadOnlyList<LetterHead> Letters, IReadOnlyList<LetterField> Fields, IReadOnlyList<PaperFromElsewhere> FromElsewhere);

public static class ListLettersEndpoint
{
    /// <summary>文书目录: which letters there are, and which fields their templates may name.</summary>
    [WolverineGet("/api/v1/letters")]
    public static async Task<LetterList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var own = await CurrentTemplates.ReadAsync(session, token);
        return new(
            [.. LetterCatalogue.All.Select(x => new LetterHead(
                x.Code, x.Kind, x.Chinese, x.English, x.Basis, x.After, x.Item, x.Series, own.GetValueOrDefault(x.Code)?.Id,
                [.. x.Uses()]))],
            LetterCatalogue.Fields, LetterCatalogue.FromElsewhere);
    }
}

public static class ReadLetterTemplateEndpoint
{
    /// <summary>文书模板: the one in use as .docx, its fields content controls, to be changed in Word or WPS and sent back.</summary>
    [WolverineGet("/api/v1/letters/{code}/template")]
    public static async Task<IResult> Get(string code, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var letter = LetterCatalogue.Find(code) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var own = await CurrentTemplates.ReadAsync(letter, session, token);
        return Results.File(own?.Bytes ?? ShippedTemplate.Write(letter), WrittenLetter.MediaType, $"{letter.Chinese}模板.docx");
    }
}
