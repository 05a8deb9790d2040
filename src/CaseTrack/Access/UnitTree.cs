using CaseTrack.Organisations;

namespace CaseTrack.Access;

/// <summary>机构树. What lies beneath a unit as the tree is now: a committee that has moved belongs to its new street with all its
/// cases.</summary>
public static class UnitTree
{
    public static IReadOnlyList<string> Beneath(string unit, IReadOnlyCollection<Organisation> organisations)
    {
        var children = organisations.Where(x => x.Parents.Count > 0).ToLookup(x => x.Parents[^1].Value, x => x.Code);
        var found = new List<string> { unit };
        for (var i = 0; i < found.Count; i++)
        {
            found.AddRange(children[found[i]].Where(x => !found.Contains(x)));
        }

        return found;
    }
}
