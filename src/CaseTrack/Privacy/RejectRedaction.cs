using CaseTrack.Access.Log;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy;

/// <summary>驳回遮盖申请.</summary>
public sealed record RejectRedaction(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RejectRedaction>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class RejectRedactionEndpoint
{
    public static Task BeforeAsync(
        RejectRedaction command, Redaction redaction, IQuerySession session, PartyVault vault, CancellationToken token) =>
        FreeText.CheckAboutAsync(command, redaction.RecordKind, redaction.RecordId, session, vault, token);

    public static ProblemDetails Validate(RejectRedaction command, Redaction redaction, Today today) => Rules.Require(
        (redaction.Stage is RedactionStage.Requested, PrivacyRefusals.NotRequested),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= redaction.RequestedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>驳回: nothing changes.</summary>
    [WolverinePost("/api/v1/redactions/{id}/rejection")]
    public static async Task<(Recorded, RedactionRejected)> Post(
        RejectRedaction command, [WriteAggregate] Redaction redaction, HttpContext context, AccessLog log)
    {
        await log.RecordAsync(
            context, AccessAction.Redacted, redaction.RecordKind, redaction.RecordId, detail: $"rejected {redaction.Id}");
        return (Recorded.After(redaction), new(command.OccurredOn, command.Reason));
    }
}
