using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using Marten;

namespace CaseTrack.Cases;

/// <summary>Which parties somebody who looks for people may be told of.</summary>
public static class ToldParties
{
    /// <summary>The cases of some parties.</summary>
    public static async Task<Dictionary<Guid, ICaseFile>> FilesAsync(IReadOnlyList<Party> parties, IQuerySession session, CancellationToken token)
    {
        var files = new Dictionary<Guid, ICaseFile>();
        foreach (var kind in parties.ToLookup(x => x.Kind, x => x.RecordId))
        {
            foreach (var file in await RecordKind.Named(kind.Key).FilesAsync(session, [.. kind.Distinct()], token))
            {
                files[file.Id] = file;
            }
        }

        return files;
    }

    /// <summary>That a name is found tells whose it is, however masked: minors, informants and those of restricted cases are found by those only who are cleared, or were given the case.</summary>
    public static async Task<IReadOnlyList<Party>> OfAsync(
        IReadOnlyList<Party> parties, Dictionary<Guid, ICaseFile> files, Caller caller, IQuerySession session, CancellationToken token)
    {
        var told = new List<Party>();
        foreach (var party in parties)
        {
            var file = files[party.RecordId];
            if ((!party.Sensitive && !file.Dossier.Restricted) || caller.Permits.Any(x => x.Cleared && x.Area == AccessRules.AreaOf(party.Kind))
                || (file is MediationCase mediation && await Assignments.IsGivenAsync(mediation, caller.Name, session, token)))
            {
                told.Add(party);
            }
        }

        return told;
    }
}
