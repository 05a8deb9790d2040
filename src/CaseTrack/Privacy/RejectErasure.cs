using CaseTrack.Parties;
using Marten;

namespace CaseTrack.Privacy;

/// <summary>驳回删除申请.</summary>
public sealed record RejectErasure(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RejectErasure>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class RejectErasureEndpoint
{
    public static Task BeforeAsync(RejectErasure command, Erasure erasure, IQuerySession session, PartyVault vault, CancellationToken token) =>
        FreeText.CheckAboutAsync(command, erasure.RecordKind, erasure.RecordId, session, vault, token);

    public static ProblemDetails Validate(RejectErasure command, Erasure erasure, Today today) => Rules.Require(
        (erasure.Stage is ErasureStage.Requested, PrivacyRefusals.NotRequested),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= erasure.RequestedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>驳回: nothing changes.</summary>
    [WolverinePost("/api/v1/erasures/{id}/rejection")]
    public static (Recorded, ErasureRejected) Post(RejectErasure command, [WriteAggregate] Erasure erasure) => (Recorded.After(erasure), new(command.OccurredOn, command.Reason));
}
