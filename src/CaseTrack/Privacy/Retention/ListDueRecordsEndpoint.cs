using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>到期清册: which cases of a kind and a year are due, and which are kept back and why.</summary>
public sealed record DueRecordList(string Kind, int Year, DateOnly On, IReadOnlyList<DueRecord> Records, string? Next = null);

public static class ListDueRecordsEndpoint
{
    /// <summary>到期清册 of a kind and a year of archiving, of the cases within the caller's sight.</summary>
    [WolverineGet("/api/v1/retention-due")]
    public static async Task<DueRecordList> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var filters = Filters.Of(context, "kind", "year", "on", "limit", "after");
        var kind = filters.Text("kind");
        if (!AccessRules.CaseKinds.Any(x => x.Kind == kind))
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/kind");
        }

        if (filters.Number("year") is not (>= ProposeDestruction.FirstYear and <= ProposeDestruction.LastYear and var year))
        {
            throw new RefusedException(HttpRefusals.BadFilter, 400, "/year");
        }

        var (limit, position, on) = (filters.Limit(), filters.Position(), filters.Day("on") ?? Today.Of(clock).Date);
        var all = await DueRecords.OfYearAsync(kind!, (int)year, session, token);
        var seen = await Viewer.Of(context).SeenAsync(kind!, all, session, token);
        Guid[] mine = [.. all.Where(seen.Contains)];
        var page = await DueRecords.JudgedAsync(kind!, [.. mine.Skip(position).Take(limit)], on, null, session, token);
        return new(kind!, (int)year, on, page, mine.Length > position + limit ? Filters.Next(context, position + limit) : null);
    }
}
