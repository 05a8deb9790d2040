using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Wolverine;

namespace CaseTrack.Clocks.Notices;

/// <summary>The calendar as it stands: what comes with the program and what the office loaded.</summary>
public sealed record NoticeList(IReadOnlyList<DaysOffNotice> Shipped, IReadOnlyList<HolidayNotice> Loaded);

public static class ListNoticesEndpoint
{
    /// <summary>放假通知.</summary>
    [WolverineGet("/api/v1/holiday-notices")]
    public static async Task<NoticeList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new(WorkCalendar.Shipped.Notices, await session.Query<HolidayNotice>().OrderBy(x => x.LoadedAt).ToListAsync(token));
    }
}
