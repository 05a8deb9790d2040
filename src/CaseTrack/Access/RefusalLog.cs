using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Access;

/// <summary>拒绝记录. One log line for each request that was refused for what it said or how often it came: whoever tries what the rules
/// forbid shows in the lines.</summary>
/// <remarks>The route as it is declared and the account or key by its id, never address, name or body: those are the caller's words. What
/// is refused for want of a right is in the access log.</remarks>
public static class RefusalLog
{
    /// <summary>The category of the lines.</summary>
    public const string Category = "CaseTrack.Refusals";

    public static void UseRefusalLog(this WebApplication app)
    {
        var logger = app.Services.GetRequiredService<ILoggerFactory>().CreateLogger(Category);
        app.Use(async (context, next) =>
        {
            // Before: a refusal by exception leaves no route behind.
            var route = (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "no route";
            await next(context);
            var status = context.Response.StatusCode;
            if (status is >= 400 and < 500
                and not (StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden or StatusCodes.Status404NotFound))
            {
                logger.LogInformation("refused: {Status} {Method} {Route} by {Account}", status, MethodOf(context.Request.Method),
                    route, Guid.TryParse(context.User.FindFirst(Caller.AccountClaim)?.Value, out var account) ? account : "nobody known");
            }
        });
    }

    private static string MethodOf(string given) => HttpMethods.IsGet(given) ? "GET" : HttpMethods.IsPost(given) ? "POST" : "other";
}
