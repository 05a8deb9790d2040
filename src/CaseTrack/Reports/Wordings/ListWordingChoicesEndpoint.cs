using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports.Wordings;

/// <summary>表述认定清单.</summary>
public sealed record WordingChoiceList(IReadOnlyList<WordingChoice> Choices, string? Next = null);

public static class ListWordingChoicesEndpoint
{
    /// <summary>表述认定: the latest first.</summary>
    [WolverineGet("/api/v1/wording-choices")]
    public static async Task<WordingChoiceList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        var filters = Filters.Of(context, "limit", "after");
        var (rows, next) = await SeenPages.PageAsync(
            session.Query<WordingChoice>().OrderByDescending(x => x.ChosenOn).ThenByDescending(x => x.Id), filters, context, token);
        return new(rows, next);
    }
}
