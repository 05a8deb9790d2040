using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>基期数列表.</summary>
public sealed record BaseFigureList(IReadOnlyList<BaseFigure> BaseFigures);

/// <summary>What is read of base figures.</summary>
public static class ReadBaseFigures
{
    /// <summary>Those that stand.</summary>
    public static Task<IReadOnlyList<BaseFigure>> StandingAsync(IQuerySession session, CancellationToken token) =>
        session.Query<BaseFigure>().Where(x => x.WithdrawnOn == null).OrderByDescending(x => x.Year).ThenBy(x => x.Figure)
            .ToListAsync(token);
}

public static class ListBaseFiguresEndpoint
{
    /// <summary>基期数列表, the latest year first.</summary>
    [WolverineGet("/api/v1/base-figures")]
    public static async Task<BaseFigureList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new(await ReadBaseFigures.StandingAsync(session, token));
    }
}

public static class GetBaseFigureEndpoint
{
    /// <summary>一个基期数.</summary>
    [WolverineGet("/api/v1/base-figures/{id}")]
    public static Task<RecordView<BaseFigure>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.GetAsync<BaseFigure>(id, context, session, token);
}

public static class GetBaseFigureHistoryEndpoint
{
    /// <summary>一个基期数的经过.</summary>
    [WolverineGet("/api/v1/base-figures/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<BaseFigure>(id, context, session, token);
}
