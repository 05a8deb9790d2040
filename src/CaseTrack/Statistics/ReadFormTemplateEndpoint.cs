using CaseTrack.Http;
using CaseTrack.Reports;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Statistics;

public static class ReadFormTemplateEndpoint
{
    /// <summary>报表表样: the layout in use as .xlsx, each cell with the name of what is put there, to be changed and sent back.</summary>
    [WolverineGet("/api/v1/statistical-forms/{form}/template")]
    public static async Task<IResult> Get(string form, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var asked = StatisticalForm.Find(form) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var own = (await CurrentLayouts.ReadAsync(session, token)).GetValueOrDefault(form);
        return Results.File(
            own?.Content is { } layout ? Convert.FromBase64String(layout) : FormWorkbook.Template(asked), SheetBook.MediaType,
            $"{asked.Chinese}表样.xlsx");
    }
}
