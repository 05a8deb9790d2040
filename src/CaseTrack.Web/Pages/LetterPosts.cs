using System.Text.Json.Nodes;
using CaseTrack.Http;
using CaseTrack.Letters;

namespace CaseTrack.Web.Pages;

/// <summary>文书. What is typed for a letter goes to the API, and so does the office's own template; a file comes as the API answers
/// it.</summary>
public static class LetterPosts
{
    /// <summary>A letter previewed or made.</summary>
    public static async Task<IResult> MakeAsync(HttpContext context)
    {
        var (kind, id) = (PageBase.KindOf((string?)context.GetRouteValue("kind") ?? ""), (string?)context.GetRouteValue("id"));
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var api = context.RequestServices.GetRequiredService<InnerRequests>();
        var typed = form.Where(x => x.Key.StartsWith("typed.", StringComparison.Ordinal) && x.Value.ToString().Length > 0)
            .Select(x => KeyValuePair.Create(x.Key, (JsonNode?)x.Value.ToString()));
        var command = new JsonObject
        {
            ["occurredOn"] = form["occurredOn"].ToString(),
            ["code"] = context.Request.Query["letter"].ToString(),
            ["texts"] = new JsonObject(typed),
            ["purpose"] = form["purpose"].ToString() is { Length: > 0 } purpose ? purpose : null,
        };
        if (form["what"] == "preview")
        {
            (command["kind"], command["recordId"]) = (kind, id);
            var file = await api.PostForFileAsync(context, "/api/v1/letter-previews", command, PageBase.OwnForm(context));
            return file.Status == StatusCodes.Status200OK ? Sent(context, file)
                : Page(file.Status, PageBase.Sentence(new(file.Status, JsonNode.Parse(file.Bytes), null)));
        }

        command["letter"] = form["letter"].ToString();
        var answer = await PageBase.PostingAsync(
            api, context, $"{kind}/{id}/issued-letters", command, form["version"].ToString());
        return answer.Status == StatusCodes.Status200OK ? SeeOther.To($"/cases/{kind}/{id}/papers?done=1")
            : Page(answer.Status, PageBase.Sentence(answer));

        static IResult Page(int status, string wrong) => PageSetup.Result<LettersPage>(status, (nameof(LettersPage.Wrong), wrong));
    }

    /// <summary>A letter as it was made.</summary>
    public static Task<IResult> ReadAsync(HttpContext context, string kind, Guid id, Guid letter) =>
        AnsweredAsync(context, $"/api/v1/{PageBase.KindOf(kind)}/{id}/issued-letters/{letter}{context.Request.QueryString}");

    /// <summary>The template in use.</summary>
    public static Task<IResult> TemplateAsync(HttpContext context, string code) =>
        AnsweredAsync(context, $"/api/v1/letters/{Uri.EscapeDataString(code)}/template");

    /// <summary>A version of the office's own.</summary>
    public static Task<IResult> VersionAsync(HttpContext context, Guid version) =>
        AnsweredAsync(context, $"/api/v1/letter-templates/{version}/file");

    /// <summary>The office's own template; without a file, back to the one that comes with the program.</summary>
    public static async Task<IResult> ChangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        string? content = null;
        if (form["what"] != "shipped")
        {
            if (form.Files.GetFile("file") is not { Length: > 0 } file)
            {
                return PageSetup.Result<LetterTemplatePage>(400, (nameof(LetterTemplatePage.Wrong), Texts.Of("letters.no-file")));
            }

            using var read = new MemoryStream();
            await file.CopyToAsync(read, context.RequestAborted);
            content = Convert.ToBase64String(read.ToArray());
        }

        var answer = await PageBase.PostingAsync(
            context.RequestServices.GetRequiredService<InnerRequests>(), context, "letter-templates", new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["occurredOn"] = PageBase.TodayOf(context),
                ["letter"] = (string?)context.GetRouteValue("code"),
                ["content"] = content,
            });
        return answer.Status != 201
            ? PageSetup.Result<LetterTemplatePage>(answer.Status, (nameof(LetterTemplatePage.Wrong), PageBase.Sentence(answer)))
            : PageSetup.Result<LetterTemplatePage>(200, (nameof(LetterTemplatePage.Hint),
                $"{Texts.Of("letters.template-done")} {(string?)answer.Body?["warnings"]?[0]?["detail"]}"));
    }

    private static async Task<IResult> AnsweredAsync(HttpContext context, string address)
    {
        var api = context.RequestServices.GetRequiredService<InnerRequests>();
        var file = await api.FileAsync(context, address, WrittenLetter.MediaType);
        return file.Status == StatusCodes.Status200OK ? Sent(context, file) : throw PageBase.Refused(await api.GetAsync(context, address));
    }

    private static IResult Sent(HttpContext context, InnerFile file)
    {
        context.Response.Headers.ContentDisposition = file.Disposition;
        return Results.Bytes(file.Bytes, file.Type);
    }
}
