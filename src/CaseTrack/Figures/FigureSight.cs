using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Figures;

/// <summary>指标背后的记录能否知悉. A number is shown to whoever may see figures; its list, and what its records are like, whole or not at
/// all.</summary>
public static class FigureSight
{
    /// <summary>Whether a breakdown tells what records are like, and not only where and when they were.</summary>
    public static bool Hides(string? by) => by is not null && Dimension.Breakdowns.Any(x => x.Name == by);

    /// <exception cref="RefusedException">403 when one of the records may not be known; recorded.</exception>
    public static async Task RequireAsync(
        Figure figure, FigureScope scope, FigureGroups? among, FigureReader reader, HttpContext context, IQuerySession session,
        AccessLog log, CancellationToken token)
    {
        var all = await reader.EveryCaseAsync(figure, scope, token, among);
        if (await Viewer.Of(context).SeesAllAsync(all.Select(x => (x.Kind, x.Id)), session, token))
        {
            return;
        }

        await log.RecordAsync(
            context, AccessAction.Denied, detail: $"{figure.Code}{context.Request.QueryString}", outcome: StatusCodes.Status403Forbidden);
        throw new RefusedException(AccessRefusals.ListWithheld, 403);
    }
}
