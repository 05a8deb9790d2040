using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>A record as read by somebody: with the acts that are open to that person.</summary>
public static class RecordActs
{
    /// <exception cref="RefusedException">404 when the caller's district has no such record.</exception>
    public static async Task<RecordView<T>> GetAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var view = await RecordViews.GetAsync<T>(id, context, session, token);
        return view with { Actions = await OpenAsync<T>(id, view.Actions, context, session, token) };
    }

    /// <summary>Of some acts upon a record within sight, those the gate lets the caller do.</summary>
    public static async Task<IReadOnlyList<string>> OpenAsync<T>(Guid id, IReadOnlyList<string> acts, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>
    {
        var viewer = Viewer.Of(context);
        var open = new HashSet<string>();
        foreach (var ruled in acts.ToLookup(x => AccessRules.Of($"{T.Kind}/{{id}}/{x}", "POST")))
        {
            if (await viewer.MayActAsync(ruled.Key, T.Kind, id, session, token))
            {
                open.UnionWith(ruled);
            }
        }

        return [.. acts.Where(open.Contains)];
    }
}
