using Marten;

namespace CaseTrack.Statistics;

/// <summary>报表表样，当前.</summary>
public static class CurrentLayouts
{
    /// <summary>The office's latest of each form.</summary>
    public static async Task<IReadOnlyDictionary<string, StatisticalFormLayout>> ReadAsync(
        IQuerySession session, CancellationToken token) =>
        (await session.Query<StatisticalFormLayout>().ToListAsync(token)).GroupBy(x => x.Form)
            .Select(x => x.OrderByDescending(y => y.ChangedOn).ThenByDescending(y => y.Id).First())
            .Where(x => x.Content is not null).ToDictionary(x => x.Form);
}
