using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>保管期限与销毁. A rule, a proposal and a second person's word go to the API.</summary>
public static class RetentionPosts
{
    /// <summary>A rule or a proposal.</summary>
    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var what = form["what"].ToString();
        var id = Guid.CreateVersion7();
        var (path, body) = what == "propose"
            ? ("destruction-lists", new JsonObject
            {
                ["id"] = id,
                ["occurredOn"] = PageBase.TodayOf(context),
                ["kind"] = form["kind"].ToString(),
                ["year"] = Number(form["year"]),
                ["reason"] = form["reason"].ToString().Trim(),
            })
            : ("retention-rules", new JsonObject
            {
                ["id"] = id,
                ["occurredOn"] = PageBase.TodayOf(context),
                ["kind"] = form["kind"].ToString(),
                ["inForceFrom"] = form["from"].ToString(),
                ["basis"] = form["basis"].ToString().Trim(),
                ["retention"] = form["retention"].ToString() is { Length: > 0 } retention ? retention : null,
                ["years"] = form["years"].ToString().Length == 0 ? null : Number(form["years"]),
            });
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, path, body);
        return answer.Status == 201 ? SeeOther.To(what == "propose" ? $"/retention/{id}" : "/retention?done=1")
            : PageSetup.Result<RetentionPage>(answer.Status, (nameof(RetentionPage.Wrong), PageBase.Sentence(answer)),
                (nameof(RetentionPage.What), what));
    }

    /// <summary>批准、驳回.</summary>
    public static async Task<IResult> DecideAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (act, body) = form["what"] == "approval"
            ? ("approval", new JsonObject { ["occurredOn"] = PageBase.TodayOf(context) })
            : ("rejection", new JsonObject { ["occurredOn"] = PageBase.TodayOf(context), ["reason"] = form["reason"].ToString().Trim() });
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context,
            $"destruction-lists/{(string?)context.GetRouteValue("id")}/{act}", body, form["version"].ToString());
        return PageSetup.Result<DestructionPage>(answer.Status,
            (nameof(DestructionPage.Done), answer.Status == 200
                ? $"{Texts.Of($"retention.done.{act}")} {(string?)answer.Body?["warnings"]?[0]?["detail"]}" : null),
            (nameof(DestructionPage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)));
    }

    /// <summary>What is no number is 0, which the API refuses with its reason.</summary>
    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
