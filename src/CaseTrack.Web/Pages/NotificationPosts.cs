using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>提醒. What is read and what is chosen goes to the API.</summary>
public static class NotificationPosts
{
    public static async Task<IResult> ReadAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = await AskAsync(context, "me/notifications/reading", form["notification"].ToString() is { Length: > 0 } one
            ? new JsonObject { ["notification"] = one } : new JsonObject { ["upTo"] = form["upTo"].ToString() });
        return answer.Status == 200 ? SeeOther.To("/notifications")
            : PageSetup.Result<NotificationsPage>(answer.Status, (nameof(NotificationsPage.Wrong), PageBase.Sentence(answer)));
    }

    public static async Task<IResult> ChooseAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var answer = form["what"] == "code"
            ? await AskAsync(context, "me/notification-choices/confirmation", new JsonObject { ["code"] = form["code"].ToString() })
            : await AskAsync(context, "me/notification-choices", new JsonObject
            {
                ["kinds"] = new JsonArray([.. form["kind"].Select(x => new JsonObject
                {
                    ["kind"] = x,
                    ["inApp"] = form["inApp"].Contains(x),
                    ["mail"] = form["mail"].Contains(x),
                })]),
                ["mailAddress"] = form["mailAddress"].ToString().Trim() is { Length: > 0 } address ? address : null,
                ["language"] = form["language"] == "en" ? "en" : "zh-CN",
            });
        return PageSetup.Result<NotificationChoicesPage>(answer.Status,
            (nameof(NotificationChoicesPage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)),
            (nameof(NotificationChoicesPage.Done), answer.Status == 200 ? Texts.Of("notifications.kept") : null));
    }

    private static Task<InnerAnswer> AskAsync(HttpContext context, string path, JsonNode body) =>
        PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, path, body);
}
