using System.Globalization;
using System.Text.Json.Nodes;
using CaseTrack.Access.Pages;
using CaseTrack.Http;
using CaseTrack.Records;

namespace CaseTrack.Web.Pages;

/// <summary>代办. What is declared, changed or withdrawn goes to the API.</summary>
public static class AbsencePosts
{
    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var today = Today.Of(context.RequestServices.GetRequiredService<TimeProvider>()).Date;
        var body = new JsonObject { ["occurredOn"] = today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) };
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
        var answer = await context.RequestServices.GetRequiredService<InnerRequests>().PostAsync(context, $"/api/v1/{path}", body,
            ("If-Match", form["what"] == "declare" ? null : $"\"{form["version"]}\""),
            (PageSession.FormHeader, PageSession.Of(context.Request) is { } cookie ? PageSession.FormOf(cookie) : null));
        return answer.Status is 200 or 201 ? SeeOther.To("/absences?done=1")
            : PageSetup.Result<AbsencesPage>(answer.Status, (nameof(AbsencesPage.Wrong), PageBase.Sentence(answer)));
    }
}
