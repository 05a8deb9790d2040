using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Feed;

/// <summary>变动清单的一页，云事件格式.</summary>
/// <param name="Events">As webhooks send them.</param>
/// <param name="Next">How far the page has looked: the <c>after</c> of the next one.</param>
public sealed record CloudEventPage(IReadOnlyList<CloudEvent> Events, long Next);

public static class ReadCloudEventsEndpoint
{
    /// <summary>变动清单（CloudEvents 1.0）: the same changes in the form in which webhooks send them.</summary>
    [WolverineGet("/api/v1/events/cloud-events")]
    public static async Task<CloudEventPage> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var page = await ReadChangesEndpoint.Get(context, session, token);
        return new([.. page.Changes.Select(x => CloudEvent.Of(Viewer.Of(context).Caller.District, x))], page.Next);
    }
}
