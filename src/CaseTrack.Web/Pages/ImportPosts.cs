using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>导入. The file goes to the API, and what a person decides about it; the page shows what has come of it.</summary>
public static class ImportPosts
{
    public static async Task<IResult> SendAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var kind = form["kind"].ToString();
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return PageSetup.Result<ImportsPage>(
                400, (nameof(ImportsPage.Wrong), Texts.Of("imports.no-file")), (nameof(ImportsPage.Kind), kind));
        }

        using var read = new MemoryStream();
        await file.CopyToAsync(read, context.RequestAborted);
        var answer = await PageBase.PostingFileAsync(
            context, $"imports?kind={Uri.EscapeDataString(kind)}", read.ToArray(), "application/octet-stream");
        return answer.Status == 202 ? SeeOther.To($"/imports/{(string?)answer.Body!["id"]}")
            : PageSetup.Result<ImportsPage>(answer.Status, (nameof(ImportsPage.Wrong), PageBase.Sentence(answer)),
                (nameof(ImportsPage.Kind), kind));
    }

    public static async Task<IResult> DoAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var id = (string?)context.GetRouteValue("id");
        var (act, body) = form["what"].ToString() switch
        {
            "map" => ("mapping", Mapping(form)),
            "record" => ("execution", new JsonObject
            {
                ["allOrNothing"] = form["all"] == "true",
                ["confirmed"] = new JsonArray([.. form["confirm"].Select(x => JsonValue.Create(x))]),
                ["alike"] = form["alike"] == "record" ? "record" : "leave-out",
            }),
            "complete" => ("entry-completion", []),
            _ => ("cancellation", []),
        };
        var answer = await PageBase.PostingAsync(
            context.RequestServices.GetRequiredService<InnerRequests>(), context, $"imports/{id}/{act}", body);
        return answer.Status == 202 ? SeeOther.To($"/imports/{id}")
            : PageSetup.Result<ImportPage>(answer.Status, (nameof(ImportPage.Wrong), PageBase.Sentence(answer)));
    }

    /// <summary>导入模板, as the API answers it.</summary>
    public static Task<IResult> TemplateAsync(HttpContext context, string kind) =>
        ReportFiles.AnsweredAsync(context, $"/api/v1/import-kinds/{kind}/template", Reports.SheetBook.MediaType, $"{kind}.xlsx");

    private static JsonObject Mapping(IFormCollection form)
    {
        var (columns, orders) = (new JsonObject(), new JsonObject());
        for (var i = 0; form.ContainsKey($"h{i}"); i++)
        {
            columns[form[$"h{i}"].ToString()] = form[$"c{i}"].ToString();
            if (form[$"o{i}"].ToString() is { Length: > 0 } order)
            {
                orders[form[$"c{i}"].ToString()] = order;
            }
        }

        return new() { ["columns"] = columns, ["orders"] = orders };
    }
}
