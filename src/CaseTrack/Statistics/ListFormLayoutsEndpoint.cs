using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Statistics;

/// <summary>在用表样.</summary>
/// <param name="Id">The layout.</param>
/// <param name="Form">报表.</param>
/// <param name="ChangedOn">更换日期.</param>
public sealed record FormLayoutHead(Guid Id, string Form, DateOnly ChangedOn);

/// <summary>本单位表样.</summary>
/// <param name="Layouts">One a form at most: the latest.</param>
public sealed record FormLayoutList(IReadOnlyList<FormLayoutHead> Layouts);

public static class ListFormLayoutsEndpoint
{
    /// <summary>本单位表样: what is used in place of the layouts that come with the program.</summary>
    [WolverineGet("/api/v1/statistical-form-layouts")]
    public static async Task<FormLayoutList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return new([.. (await CurrentLayouts.ReadAsync(session, token)).Values.OrderBy(x => x.Form, StringComparer.Ordinal)
            .Select(x => new FormLayoutHead(x.Id, x.Form, x.ChangedOn))]);
    }
}
