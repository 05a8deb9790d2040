using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports.Wordings;

/// <summary>表述认定清单.</summary>
public sealed record WordingChoiceList(IReadOnlyList<WordingChoice> Choices);

public static class ListWordingChoicesEndpoint
{
    /// <summary>表述认定: the latest first.</summary>
    [WolverineGet("/api/v1/wording-choices")]
    public static async Task<WordingChoiceList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var limit = Filters.Of(context, "limit").Limit();
        return new(await session.Query<WordingChoice>().OrderByDescending(x => x.ChosenOn).ThenByDescending(x => x.Id).Take(limit)
            .ToListAsync(token));
    }
}
