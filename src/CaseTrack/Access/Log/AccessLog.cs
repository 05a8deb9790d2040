using System.Diagnostics;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Log;

/// <summary>Writes the access log, each line in a transaction of its own: what is refused is kept too.</summary>
public sealed class AccessLog(IDocumentStore store, TimeProvider clock)
{
    /// <param name="context">The request.</param>
    /// <param name="action">What was done.</param>
    /// <param name="kind">The kind of record.</param>
    /// <param name="record">The record.</param>
    /// <param name="purpose">What for.</param>
    /// <param name="detail">What exactly; no personal data.</param>
    /// <param name="outcome">HTTP status of a refusal.</param>
    /// <param name="actor">Who, if not the caller.</param>
    /// <param name="district">Where, if there is no caller.</param>
    public async Task RecordAsync(
        HttpContext context, AccessAction action, string? kind = null, Guid? record = null, string? purpose = null, string? detail = null,
        int? outcome = null,
        string? actor = null, string? district = null)
    {
        var caller = Caller.Of(context);
        await using var session = store.LightweightSession(district ?? caller?.District ?? NoDistrict);
        session.Insert(new AccessEntry
        {
            At = clock.GetUtcNow(),
            Actor = actor ?? caller?.Name ?? "?",
            Action = action,
            Kind = kind,
            Record = record,
            Purpose = purpose,
            Detail = detail,
            Outcome = outcome,
            Client = context.Connection.RemoteIpAddress?.ToString(),
            Trace = Activity.Current?.TraceId.ToString(),
        });

        // Not the request's own token: who hangs up early is recorded all the same.
        await session.SaveChangesAsync(CancellationToken.None);
    }

    /// <summary>Where a refused sign-in names nobody known.</summary>
    public const string NoDistrict = "000000";
}
