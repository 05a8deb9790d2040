using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>代办. What is declared, changed or withdrawn goes to the API.</summary>
public static class AbsencePosts
{
    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var body = new JsonObject { ["occurredOn"] = PageBase.TodayOf(context) };
        if (form["what"] != "withdraw")
        {
            (body["from"], body["to"], body["substitute"]) =
                (form["from"].ToString(), form["to"].ToString(), form["substitute"].ToString());
        }

        if (form["what"] == "declare")
        {
            (body["id"], body["officer"]) = (Guid.CreateVersion7(), form["officer"].ToString());
        }

        var id = Guid.TryParse(form["id"], out var sent) ? sent : Guid.Empty;
        var path = form["what"].ToString() switch
        {
            "declare" => "absences",
            "change" => $"absences/{id}/change",
            _ => $"absences/{id}/withdrawal",
        };
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, path, body,
            form["what"] == "declare" ? null : $"\"{form["version"]}\"");
        return answer.Status is 200 or 201 ? SeeOther.To("/absences?done=1")
            : PageSetup.Result<AbsencesPage>(answer.Status, (nameof(AbsencesPage.Wrong), PageBase.Sentence(answer)));
    }
}
