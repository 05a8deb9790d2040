using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>变更账号、机构: what the page of one of them sends on to the API.</summary>
public static class OfficeActs
{
    public static async Task<IResult> AccountAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (act, body, done) = form["what"].ToString() switch
        {
            "password" => ("password-reset", new JsonObject(), (string?)null),
            "second-factor" => ("second-factor-removal", [], "account.second-factor-removed"),
            "disable" => ("disabling", new JsonObject { ["disabled"] = true }, "account.disabled-now"),
            "enable" => ("disabling", new JsonObject { ["disabled"] = false }, "account.enabled-now"),
            _ => ("grants", new JsonObject { ["grants"] = Grants(form) }, "account.grants-changed"),
        };
        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context,
            $"accounts/{(string?)context.GetRouteValue("id")}/{act}", body);
        return PageSetup.Result<AccountPage>(answer.Status,
            (nameof(AccountPage.FirstPassword), answer.Status == 200 ? (string?)answer.Body!["firstPassword"] : null),
            (nameof(AccountPage.Done), answer.Status == 200 && done is not null ? Texts.Of(done) : null),
            (nameof(AccountPage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)));
    }

    public static async Task<IResult> UnitAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = (string?)context.GetRouteValue("id");
        var act = form["what"].ToString() is "renaming" or "move" ? form["what"].ToString() : "dissolution";
        var body = new JsonObject { ["occurredOn"] = form["on"].ToString() };
        if (act == "renaming")
        {
            body["name"] = form["name"].ToString().Trim();
        }
        else if (act == "move")
        {
            body["parent"] = form["parent"].ToString();
        }

        var answer = await PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context,
            $"organisations/{id}/{act}", body, form["version"].ToString());
        return answer.Status == 200 ? SeeOther.To($"/office/units/{id}?done=1")
            : PageSetup.Result<UnitPage>(answer.Status, (nameof(UnitPage.Wrong), PageBase.Sentence(answer)));
    }

    /// <summary>The roles that are left chosen.</summary>
    private static JsonArray Grants(IFormCollection form)
    {
        var grants = new JsonArray();
        for (var i = 0; form.ContainsKey($"role{i}"); i++)
        {
            if (form[$"role{i}"].ToString() is { Length: > 0 } role)
            {
                grants.Add(new JsonObject
                {
                    ["role"] = role,
                    ["unit"] = form[$"unit{i}"].ToString() is { Length: > 0 } unit ? unit : null,
                });
            }
        }

        return grants;
    }
}
