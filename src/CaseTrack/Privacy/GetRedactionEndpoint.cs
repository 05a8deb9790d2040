using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>待遮盖的一处.</summary>
/// <param name="Version">The event, by its version in the history.</param>
/// <param name="Field">The field, as a JSON Pointer.</param>
/// <param name="Stands">What it says now.</param>
/// <param name="Becomes">What it would say.</param>
public sealed record TextToRedact(long Version, string Field, string Stands, string Becomes);

/// <summary>遮盖申请.</summary>
/// <param name="Record">As it stands.</param>
/// <param name="Actions">What the caller can do now, by the noun of its path.</param>
/// <param name="Texts">What is asked for, before and after, while it is not decided; empty then.</param>
public sealed record RedactionView(Redaction Record, IReadOnlyList<string> Actions, IReadOnlyList<TextToRedact> Texts);

public static class GetRedactionEndpoint
{
    /// <summary>遮盖申请, with what would be taken out: whoever approves sees it, and that is recorded.</summary>
    [WolverineGet("/api/v1/redactions/{id}")]
    public static async Task<RedactionView> Get(
        Guid id, HttpContext context, IQuerySession session, AccessLog log, CancellationToken token)
    {
        Filters.Of(context);
        var (redaction, actions) = await RecordViews.GetAsync<Redaction>(id, context, session, token);
        if (redaction.Stage is not RedactionStage.Requested)
        {
            return new(redaction, actions, []);
        }

        var texts = await RecordedTexts.ReadAsync(redaction.RecordKind, redaction.RecordId, session, token);
        await log.RecordAsync(context, AccessAction.Redacted, redaction.RecordKind, redaction.RecordId, detail: $"looked at {id}");
        return new(redaction, actions,
            [.. redaction.Places.Select(x => (x.Version, x.Field, Stands: texts.WordsAt(x.Version, x.Field), x.Spans))
                .Select(x => (x.Version, x.Field, x.Stands,
                    Becomes: x.Stands is null ? null : FreeTextField.Without(x.Stands, x.Spans, redaction.Replacement)))
                .Where(x => x.Becomes is not null)
                .Select(x => new TextToRedact(x.Version, x.Field, x.Stands!, x.Becomes!))]);
    }
}
