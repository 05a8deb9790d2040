using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Organisations;

/// <summary>机构树 on a day.</summary>
public sealed record OrganisationTree(DateOnly On, IReadOnlyList<OrganisationNode> Organisations);

/// <summary>An organisation on a day, with what is beneath it.</summary>
public sealed record OrganisationNode(
    Guid Id, string Code, string Name, OrganisationKind Kind, CommitteeKind? CommitteeKind, IReadOnlyList<OrganisationNode> Beneath);

public static class ListOrganisationsEndpoint
{
    /// <summary>机构树, as it was on a day (<c>?on=</c>, today by default).</summary>
    [WolverineGet("/api/v1/organisations")]
    public static async Task<OrganisationTree> Get(HttpContext context, IQuerySession session, TimeProvider clock, CancellationToken token)
    {
        var on = Filters.Of(context, "on").Day("on") ?? Today.Of(clock).Date;
        var active = (await session.Query<Organisation>().ToListAsync(token)).Where(x => x.IsActiveOn(on)).ToList();
        var beneath = active.ToLookup(x => x.ParentOn(on));
        var codes = active.Select(x => x.Code).ToHashSet();
        // What hangs on a parent that no longer exists is shown at the top rather than lost.
        return new OrganisationTree(on, [.. active.Where(x => x.ParentOn(on) is not { } parent || !codes.Contains(parent)).OrderBy(x => x.Code).Select(Node)]);

        OrganisationNode Node(Organisation x) => new(
            x.Id, x.Code, x.NameOn(on), x.OrganisationKind, x.CommitteeKind, [.. beneath[x.Code].OrderBy(y => y.Code).Select(Node)]);
    }
}

public static class GetOrganisationEndpoint
{
    /// <summary>一个机构，附其历史名称和隶属.</summary>
    [WolverineGet("/api/v1/organisations/{id}")]
    public static Task<RecordView<Organisation>> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        RecordActs.GetAsync<Organisation>(id, context, session, token);
}

public static class GetOrganisationHistoryEndpoint
{
    /// <summary>机构沿革.</summary>
    [WolverineGet("/api/v1/organisations/{id}/history")]
    public static Task<RecordHistory> Get(Guid id, IQuerySession session, CancellationToken token) =>
        RecordViews.HistoryAsync<Organisation>(id, session, token);
}
