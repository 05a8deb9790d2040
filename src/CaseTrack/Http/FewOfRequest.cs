using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>How all that a district has few of stands is asked once for a whole request, where the request cannot change it.</summary>
public static class FewOfRequest
{
    /// <summary>Has a unit of work of this request go by what the request asked first; not where the request may change any of
    /// it.</summary>
    public static void HoldFew(this IQuerySession session, HttpContext context)
    {
        if (LeavesAlone(context.Request))
        {
            session.HoldFew(Of(context));
        }
    }

    /// <summary>What was asked along with who asks.</summary>
    public static void AskedFor(this FewHeld few, HttpContext context) => context.Items[typeof(FewHeld)] = few;

    private static FewHeld Of(HttpContext context)
    {
        if (context.Items[typeof(FewHeld)] is not FewHeld known)
        {
            context.Items[typeof(FewHeld)] = known = new();
        }

        return known;
    }

    // What only reads, and what happens to a case: that changes no organisation and no rule.
    private static bool LeavesAlone(HttpRequest request) => HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)
        || RecordKind.Cases.Any(x => request.Path.StartsWithSegments($"/api/v1/{x.Name}"));
}
