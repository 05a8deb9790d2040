using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>保管期限规则清单.</summary>
public sealed record RetentionRuleList(IReadOnlyList<RetentionRule> Rules);

public static class ListRetentionRulesEndpoint
{
    /// <summary>保管期限规则, all there have been, the latest first.</summary>
    [WolverineGet("/api/v1/retention-rules")]
    public static async Task<RetentionRuleList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new(await session.Query<RetentionRule>().OrderByDescending(x => x.InForceFrom).ThenBy(x => x.Id).ToListAsync(token));
    }
}

public static class GetRetentionRuleEndpoint
{
    /// <summary>一条保管期限规则.</summary>
    [WolverineGet("/api/v1/retention-rules/{id}")]
    public static Task<RecordView<RetentionRule>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return RecordViews.GetAsync<RetentionRule>(id, context, session, token);
    }
}
