using CaseTrack.Access;
using CaseTrack.Mediation;
using Marten;

namespace CaseTrack.Cases;

/// <summary>敏感的当事人: minors, informants, and everybody in a case of restricted access.</summary>
public static class SensitiveParties
{
    /// <summary>Whether somebody may read who they are: those cleared for such cases, and those the case was assigned to by somebody
    /// else.</summary>
    public static async Task<bool> MaySeeAsync(
        Caller caller, Area area, ICaseFile file, IQuerySession session, CancellationToken token) =>
        caller.Permits.Any(x => x.Area == area && x is { Write: true, Cleared: true })
        || (file is MediationCase mediation && await Assignments.IsGivenAsync(mediation, caller.Name, session, token));
}
