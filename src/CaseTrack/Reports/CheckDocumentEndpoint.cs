using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

public static class CheckDocumentEndpoint
{
    /// <summary>核对 .docx 文稿: the file is the body of the request; <c>release</c>, or <c>from</c>, <c>to</c> and <c>unit</c>, say what it
    /// is checked against; with <c>withText</c> the answer has the text that was read, to mark the numbers in.</summary>
    /// <remarks>503 while too many others are checked.</remarks>
    [WolverinePost("/api/v1/text-checks/{year}/document")]
    public static async Task<TextVerdict> Post(
        int year, HttpContext context, IQuerySession session, CheckingPlaces places, CancellationToken token)
    {
        var filters = Filters.Of(context, "release", "from", "to", "unit", "withText");
        if (year is < 1949 or > 2200)
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        // Nothing of the file is kept before there is a place for it.
        using var place = await places.TakeAsync(token);
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body, token);
        body.Position = 0;
        var parts = DraftDocument.Read(body);
        if (parts.All(x => string.IsNullOrWhiteSpace(x.Text)))
        {
            throw new RefusedException(ReportRefusals.EmptyDraft, 422);
        }

        var verdict = await TextVerdict.OfAsync(
            new(year, "", filters.Id("release"), filters.Day("from"), filters.Day("to"), filters.Text("unit")), parts, context, session,
            token);
        return filters.Flag("withText") is true ? verdict with { Parts = parts } : verdict;
    }
}
