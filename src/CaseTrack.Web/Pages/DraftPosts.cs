using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>文稿核对. The text goes to the API and comes back with its verdicts; nobody keeps it.</summary>
public static class DraftPosts
{
    public static async Task<IResult> CheckAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (year, text) = (form["year"].ToString().Trim(), form["text"].ToString().ReplaceLineEndings("\n"));
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, "text-checks",
            new JsonObject { ["year"] = int.TryParse(year, CultureInfo.InvariantCulture, out var number) ? number : 0, ["text"] = text });
        return PageSetup.Result<DraftPage>(answer.Status, (nameof(DraftPage.Text), text), (nameof(DraftPage.Year), year),
            (nameof(DraftPage.Answer), answer.Status == 200 ? answer.Body : null),
            (nameof(DraftPage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)));
    }
}
