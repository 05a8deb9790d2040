using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Absences;

/// <summary>外出登记的一页.</summary>
public sealed record AbsenceList(IReadOnlyList<Absence> Absences, string? Next = null);

public static class ListAbsencesEndpoint
{
    /// <summary>外出登记, the latest first: one's own and those one acts in; leaders, administrators and auditors see everybody's.
    /// <c>status</c> is standing, of those that hold or are to come, or all; <c>officer</c> is who is away, <c>me</c> for whoever
    /// asks.</summary>
    [WolverineGet("/api/v1/absences")]
    public static async Task<AbsenceList> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "status", "officer", "limit", "after");
        var (caller, today) = (Viewer.Of(context).Caller, Today.Of(clock).Date);
        var name = caller.Name;
        IQueryable<Absence> query = session.Query<Absence>();
        query = filters.Text("status") switch
        {
            null or "all" => query,
            "standing" => query.Where(x => x.WithdrawnOn == null && x.To >= today),
            _ => throw new RefusedException(HttpRefusals.BadFilter, 400, "/status"),
        };
        if (caller.Named(filters.Text("officer")) is { } officer)
        {
            query = query.Where(x => x.Officer == officer);
        }

        if (!AbsencePlan.SeesAll(caller))
        {
            query = query.Where(x => x.Officer == name || x.Substitute == name);
        }

        var (rows, next) = await SeenPages.PageAsync(
            query.OrderByDescending(x => x.From).ThenByDescending(x => x.Id), filters, context, token);
        return new(rows, next);
    }
}
