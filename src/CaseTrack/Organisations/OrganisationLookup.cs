using Marten;

namespace CaseTrack.Organisations;

public static class OrganisationLookup
{
    /// <summary>The organisation of the caller's district with this code, or null.</summary>
    public static Task<Organisation?> OrganisationAsync(this IQuerySession session, string code, CancellationToken token) =>
        session.Query<Organisation>().FirstOrDefaultAsync(x => x.Code == code, token);
}
