using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>报告文件. The report over a release as Word or Excel, as the API answers it to the person who asks.</summary>
public static class ReportFiles
{
    private static readonly Dictionary<string, string> Types = new()
    {
        ["docx"] = "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ["xlsx"] = Reports.SheetBook.MediaType,
    };

    /// <exception cref="RefusedException">What the API refuses; 404 for another kind of file.</exception>
    public static async Task<IResult> GetAsync(HttpContext context, int year, string format, Guid? release)
    {
        if (!Types.TryGetValue(format, out var type))
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }

        return await AnsweredAsync(
            context, $"/api/v1/reports/{year}{(release is { } id ? $"?release={id}" : "")}", type, $"casetrack-{year}.{format}");
    }

    /// <summary>A file as the API answers it to whoever asks.</summary>
    /// <exception cref="RefusedException">What the API refuses.</exception>
    public static async Task<IResult> AnsweredAsync(HttpContext context, string address, string type, string name)
    {
        var api = context.RequestServices.GetRequiredService<InnerRequests>();
        var file = await api.FileAsync(context, address, type);
        return file.Status == 200 ? Results.File(file.Bytes, type, name) : throw PageBase.Refused(await api.GetAsync(context, address));
    }
}
