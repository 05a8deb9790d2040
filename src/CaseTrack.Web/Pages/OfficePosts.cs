using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>设立机构、开设账号. Each line of a list is one request to the API; what is refused stays in the field, with the reason.</summary>
public static class OfficePosts
{
    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        return form["what"].ToString() switch
        {
            "district" => await DistrictAsync(context, form),
            "list" => await ListAsync(context, form),
            _ => await AccountAsync(context, form),
        };
    }

    private static async Task<IResult> DistrictAsync(HttpContext context, IFormCollection form)
    {
        var answer = await AskAsync(context, "organisations", new JsonObject
        {
            ["id"] = Guid.CreateVersion7(),
            ["occurredOn"] = form["since"].ToString(),
            ["code"] = Access.Caller.Of(context)!.District,
            ["name"] = form["name"].ToString().Trim(),
            ["kind"] = "district",
        });
        return answer.Status == 201 ? SeeOther.To("/office")
            : PageSetup.Result<OfficePage>(answer.Status, (nameof(OfficePage.Wrong), PageBase.Sentence(answer)));
    }

    private static async Task<IResult> ListAsync(HttpContext context, IFormCollection form)
    {
        var (kind, committee) = form["kind"].ToString().Split('/') is [var first, var second] ? (first, second)
            : (form["kind"].ToString(), null);
        var (done, left, wrong, status) = (0, new List<string>(), (string?)null, 200);
        foreach (var line in form["lines"].ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var parts = line.Split([' ', '\t', ',', '，', '　'], 2, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
            var answer = parts.Length < 2 ? null : await AskAsync(context, "organisations", new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["occurredOn"] = form["since"].ToString(),
                ["code"] = parts[0],
                ["name"] = parts[1],
                ["kind"] = kind,
                ["committeeKind"] = committee,
                ["parent"] = form["parent"].ToString(),
            });
            if (answer?.Status == 201)
            {
                done++;
                continue;
            }

            left.Add(line);
            wrong ??= $"{line}：{(answer is null ? Texts.Of("office.line-short") : PageBase.Sentence(answer))}";
            status = answer?.Status ?? 400;
        }

        return PageSetup.Result<OfficePage>(status, (nameof(OfficePage.Done), done == 0 ? null : Texts.Of("office.established", done)),
            (nameof(OfficePage.Wrong), wrong), (nameof(OfficePage.Lines), string.Join('\n', left)));
    }

    private static async Task<IResult> AccountAsync(HttpContext context, IFormCollection form)
    {
        var grant = new JsonObject { ["role"] = form["role"].ToString() };
        if (form["unit"].ToString() is { Length: > 0 } unit)
        {
            grant["unit"] = unit;
        }

        var answer = await AskAsync(context, "accounts", new JsonObject
        {
            ["userName"] = form["userName"].ToString().Trim(),
            ["displayName"] = form["displayName"].ToString().Trim(),
            ["grants"] = new JsonArray(grant),
        });
        return PageSetup.Result<OfficePage>(answer.Status,
            (nameof(OfficePage.FirstPassword), answer.Status == 200
                ? $"{(string?)answer.Body!["userName"]} · {(string?)answer.Body["firstPassword"]}" : null),
            (nameof(OfficePage.Wrong), answer.Status == 200 ? null : PageBase.Sentence(answer)));
    }

    /// <summary>账号表: tried first where that was asked for, and where it cannot be opened; the page then says why, row by row.</summary>
    public static async Task<IResult> AccountFileAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return PageSetup.Result<OfficePage>(400, (nameof(OfficePage.Wrong), Texts.Of("imports.no-file")));
        }

        using var read = new MemoryStream();
        await file.CopyToAsync(read, context.RequestAborted);
        var bytes = read.ToArray();
        var opened = form["what"] == "check" ? null
            : await PageBase.PostingFileAsync(context, "accounts/files", bytes, "application/octet-stream");
        if (opened?.Status == 200)
        {
            return PageSetup.Result<OfficePage>(200, (nameof(OfficePage.FileAccounts), opened.Body!["accounts"]!.AsArray()),
                (nameof(OfficePage.Done), opened.Body["accounts"]!.AsArray().Count == 0 ? Texts.Of("accounts.all-there") : null));
        }

        var tried = await PageBase.PostingFileAsync(context, "accounts/file-check", bytes, "application/octet-stream");
        return PageSetup.Result<OfficePage>(opened?.Status ?? tried.Status,
            (nameof(OfficePage.FileRows), tried.Status == 200 ? tried.Body!["rows"]!.AsArray() : null),
            (nameof(OfficePage.Wrong), (opened ?? tried) is { Status: not 200 } refused ? PageBase.Sentence(refused) : null));
    }

    public static Task<IResult> TemplateAsync(HttpContext context) =>
        ReportFiles.AnsweredAsync(context, "/api/v1/accounts/file-template", Reports.SheetBook.MediaType, "accounts.xlsx");

    private static Task<InnerAnswer> AskAsync(HttpContext context, string path, JsonNode body) =>
        PageBase.PostingAsync(context.RequestServices.GetRequiredService<InnerRequests>(), context, path, body);
}
