using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>表述认定. “不是这个指标” of a checked number goes to the API and waits for a second person; what is agreed on is kept as a
/// file.</summary>
public static class WordingPosts
{
    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var api = context.RequestServices.GetRequiredService<InnerRequests>();
        var today = PageBase.TodayOf(context);
        var answer = Guid.TryParse(form["id"], out var id)
            ? await PageBase.PostingAsync(api, context, $"wording-choices/{id}/review",
                new JsonObject { ["occurredOn"] = today, ["agreed"] = form["agreed"] == "true" }, "*")
            : await PageBase.PostingAsync(api, context, "wording-choices", new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["occurredOn"] = today,
                ["wording"] = form["wording"].ToString(),
                ["said"] = form["said"].ToString(),
                ["not"] = form["not"].ToString(),
            });
        return answer.Status is 200 or 201 ? SeeOther.To("/wordings")
            : PageSetup.Result<WordingsPage>(answer.Status, (nameof(WordingsPage.Wrong), PageBase.Sentence(answer)));
    }

    /// <summary>What the office has agreed on, as sentences of the corpus.</summary>
    /// <exception cref="RefusedException">What the API refuses.</exception>
    public static Task<IResult> ExportAsync(HttpContext context) =>
        ReportFiles.AnsweredAsync(context, "/api/v1/wording-choices/export", "application/json", "wordings.json");
}
