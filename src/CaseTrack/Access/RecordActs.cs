using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>The acts upon a record that are open to a person.</summary>
public static class RecordActs
{
    /// <summary>Of some acts upon a record within sight, those the gate lets the caller do.</summary>
    public static async Task<IReadOnlyList<string>> OpenAsync(
        string kind, Guid id, IReadOnlyList<string> acts, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var viewer = Viewer.Of(context);
        var open = new HashSet<string>();
        foreach (var ruled in acts.ToLookup(x => AccessRules.Of($"{kind}/{{id}}/{x}", "POST")))
        {
            if (await viewer.MayActAsync(ruled.Key, kind, id, session, token))
            {
                open.UnionWith(ruled);
            }
        }

        return [.. acts.Where(open.Contains)];
    }
}
