using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>Every request that reads goes by how what the district has few of stood when it began (<see cref="FewOfRequest"/>).</summary>
public static class HeldFew
{
    public static bool IsFor(HttpChain chain) => chain.HttpMethods.Contains("GET")
        && chain.Method.Method.GetParameters().Any(x => x.ParameterType == typeof(IQuerySession));

    public static void Before(HttpContext context, IQuerySession session) => session.HoldFew(context);
}
