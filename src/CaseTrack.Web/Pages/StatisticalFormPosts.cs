using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>统计报表. The workbook as the API answers it, and the office's own layout, which goes to the API.</summary>
public static class StatisticalFormPosts
{
    /// <summary>The form filled in.</summary>
    public static Task<IResult> BookAsync(HttpContext context, string form, int year) => ReportFiles.AnsweredAsync(
        context, $"/api/v1/statistical-forms/{Uri.EscapeDataString(form)}/{year}{context.Request.QueryString}", Reports.SheetBook.MediaType,
        $"{form}-{year}.xlsx");

    /// <summary>报表表样.</summary>
    public static Task<IResult> TemplateAsync(HttpContext context, string form) =>
        ReportFiles.AnsweredAsync(
            context, $"/api/v1/statistical-forms/{Uri.EscapeDataString(form)}/template", Reports.SheetBook.MediaType, $"{form}.xlsx");

    /// <summary>The office's own layout; without a file, back to the one that comes with the program.</summary>
    public static async Task<IResult> ChangeAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var name = (string?)context.GetRouteValue("form") ?? "";
        string? content = null;
        if (form["what"] != "shipped")
        {
            if (form.Files.GetFile("file") is not { Length: > 0 } file)
            {
                return PageSetup.Result<StatisticalFormPage>(400, (nameof(StatisticalFormPage.Wrong), Texts.Of("forms.no-file")));
            }

            using var read = new MemoryStream();
            await file.CopyToAsync(read, context.RequestAborted);
            content = Convert.ToBase64String(read.ToArray());
        }

        var answer = await PageBase.PostingAsync(
            context.RequestServices.GetRequiredService<InnerRequests>(), context, "statistical-form-layouts", new JsonObject
            {
                ["id"] = Guid.CreateVersion7(),
                ["occurredOn"] = PageBase.TodayOf(context),
                ["form"] = name,
                ["content"] = content,
            });
        return answer.Status == 201 ? SeeOther.To($"/statistical-forms/{name}")
            : PageSetup.Result<StatisticalFormPage>(answer.Status, (nameof(StatisticalFormPage.Wrong), PageBase.Sentence(answer)));
    }
}
