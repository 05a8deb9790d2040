using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>文稿核对. The text, or the Word file, goes to the API and comes back with its verdicts; nobody keeps it.</summary>
public static class DraftPosts
{
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    public static async Task<IResult> CheckAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (year, text) = (form["year"].ToString().Trim(), form["text"].ToString().ReplaceLineEndings("\n"));
        var number = int.TryParse(year, CultureInfo.InvariantCulture, out var asked) ? asked : 0;
        var answer = form.Files.GetFile("file") is { Length: > 0 } file ? await CheckAsync(context, number, file)
            : await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, "text-checks",
                new JsonObject { ["year"] = number, ["text"] = text });
        return PageSetup.Result<DraftPage>(answer.Status, (nameof(DraftPage.Text), text), (nameof(DraftPage.Year), year),
            (nameof(DraftPage.Answer), answer.Status == 200 ? answer.Body : null),
            (nameof(DraftPage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)));
    }

    private static async Task<InnerAnswer> CheckAsync(HttpContext context, int year, IFormFile file)
    {
        using var read = new MemoryStream();
        await file.CopyToAsync(read, context.RequestAborted);
        return await PageBase.PostingFileAsync(context, $"text-checks/{year}/document?withText=true", read.ToArray(), Word);
    }
}
