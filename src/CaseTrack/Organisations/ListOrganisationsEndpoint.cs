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
        var active = (await session.OrganisationsAsync(token)).Where(x => x.IsActiveOn(on)).ToList();
        var beneath = active.ToLookup(x => x.ParentOn(on));
        var codes = active.Select(x => x.Code).ToHashSet();
        // What hangs on a parent that no longer exists is shown at the top rather than lost.
        return new OrganisationTree(
            on, [.. active.Where(x => x.ParentOn(on) is not { } parent || !codes.Contains(parent)).OrderBy(x => x.Code).Select(Node)]);

        OrganisationNode Node(Organisation x) => new(
            x.Id, x.Code, x.NameOn(on), x.OrganisationKind, x.CommitteeKind, [.. beneath[x.Code].OrderBy(y => y.Code).Select(Node)]);
    }
}
