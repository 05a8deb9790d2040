using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>文号模板. What was typed is tried, or goes to the API.</summary>
public static class NumberPosts
{
    private static readonly string[] Fields = ["document", "template", "from"];

    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var typed = Fields.ToDictionary(x => x, x => form[x].ToString().Trim());
        if (form["what"] == "try")
        {
            return PageSetup.Result<NumberTemplatesPage>(
                200, (nameof(NumberTemplatesPage.Typed), typed), (nameof(NumberTemplatesPage.Try), true));
        }

        var answer = await PageBase.PostingAsync(
            context.RequestServices.GetRequiredService<InnerRequests>(), context, "number-templates", new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["occurredOn"] = PageBase.TodayOf(context),
                ["document"] = typed["document"],
                ["template"] = typed["template"],
                ["inForceFrom"] = typed["from"],
            });
        return answer.Status == 201 ? SeeOther.To("/office/number-templates?done=1")
            : PageSetup.Result<NumberTemplatesPage>(answer.Status, (nameof(NumberTemplatesPage.Typed), typed),
                (nameof(NumberTemplatesPage.Wrong), PageBase.Sentence(answer)));
    }
}
