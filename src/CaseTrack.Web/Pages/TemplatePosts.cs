using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>报告模板. The text goes to the API; what is refused stays in the field.</summary>
public static class TemplatePosts
{
    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["text"].ToString().ReplaceLineEndings("\n");
        var answer = await PageBase.PostingAsync(
            context.RequestServices.GetRequiredService<InnerRequests>(), context, "report-templates", new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["occurredOn"] = PageBase.TodayOf(context),
                ["text"] = text,
            });
        return answer.Status == 201 ? SeeOther.To("/office/templates?done=1")
            : PageSetup.Result<TemplatesPage>(answer.Status, (nameof(TemplatesPage.Typed), text),
                (nameof(TemplatesPage.Wrong), PageBase.Sentence(answer)));
    }
}
