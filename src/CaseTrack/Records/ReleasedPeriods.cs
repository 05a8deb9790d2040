using Marten;

namespace CaseTrack.Records;

/// <summary>已发布的统计期. What a district has published, for decisions about records that a publication counts.</summary>
/// <param name="read">Reads the periods of the releases that stand.</param>
public sealed class ReleasedPeriods(Func<IQuerySession, CancellationToken, Task<IReadOnlyList<(DateOnly From, DateOnly To)>>> read)
{
    /// <summary>Whether one of some facts counts in a published period.</summary>
    public async Task<bool> CountAnyAsync(IEnumerable<Fact> facts, IQuerySession session, CancellationToken token)
    {
        var periods = await read(session, token);
        return periods.Count > 0 && facts.Any(x => periods.Any(y => Within(y, x.HappenedOn) || Within(y, x.CohortOn)));
    }

    private static bool Within((DateOnly From, DateOnly To) period, DateOnly day) => period.From <= day && day <= period.To;
}
