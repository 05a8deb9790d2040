using System.Security.Cryptography;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Letters;

/// <summary>模板的一个版本.</summary>
/// <param name="Id">The version.</param>
/// <param name="Code">哪一种文书.</param>
/// <param name="ChangedOn">更换日期.</param>
/// <param name="Shipped">Whether it goes back to the template that comes with the program.</param>
/// <param name="InUse">Whether letters are made of it now.</param>
/// <param name="Size">字节数.</param>
/// <param name="Sha256">内容的 SHA-256.</param>
public sealed record LetterTemplateHead(
    Guid Id, string Code, DateOnly ChangedOn, bool Shipped, bool InUse, int Size, string Sha256);

/// <summary>本单位模板的各版本.</summary>
/// <param name="Templates">The latest first.</param>
public sealed record LetterTemplateList(IReadOnlyList<LetterTemplateHead> Templates);

public static class ListLetterTemplatesEndpoint
{
    /// <summary>本单位文书模板的各版本: none is overwritten.</summary>
    [WolverineGet("/api/v1/letter-templates")]
    public static async Task<LetterTemplateList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var own = (await CurrentTemplates.ReadAsync(session, token)).Values.Select(x => x.Id).ToHashSet();
        return new([.. (await session.Query<LetterTemplate>().ToListAsync(token))
            .OrderBy(x => x.Code, StringComparer.Ordinal).ThenByDescending(x => x.ChangedOn).ThenByDescending(x => x.Id)
            .Select(x => (Template: x, x.Bytes)).Select(x => new LetterTemplateHead(
                x.Template.Id, x.Template.Code, x.Template.ChangedOn, x.Template.Content is null, own.Contains(x.Template.Id),
                x.Bytes.Length, Convert.ToHexStringLower(SHA256.HashData(x.Bytes))))]);
    }
}

public static class ReadLetterTemplateVersionEndpoint
{
    /// <summary>模板的一个版本, as .docx.</summary>
    [WolverineGet("/api/v1/letter-templates/{id}/file")]
    public static async Task<IResult> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var template = await session.LoadAsync<LetterTemplate>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        return Results.File(
            template.Bytes, WrittenLetter.MediaType, $"{LetterCatalogue.Find(template.Code)?.Chinese ?? template.Code}模板.docx");
    }
}
