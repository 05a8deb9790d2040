using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>驳回销毁.</summary>
public sealed record RejectDestruction(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<RejectDestruction>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
    }
}

public static class RejectDestructionEndpoint
{
    public static Task BeforeAsync(
        RejectDestruction command, DestructionList list, IQuerySession session, PartyVault vault, CancellationToken token) =>
        FreeText.CheckAboutAsync(command, list.RecordKind, list.Records, session, vault, token);

    public static ProblemDetails Validate(RejectDestruction command, DestructionList list, Today today) => Rules.Require(
        (list.Stage is DestructionStage.Proposed, RetentionRefusals.Decided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= list.ProposedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>驳回销毁: nothing changes; the cases may stand on another list.</summary>
    [WolverinePost("/api/v1/destruction-lists/{id}/rejection")]
    public static async Task<(Recorded, DestructionRejected)> Post(
        RejectDestruction command, [WriteAggregate] DestructionList list, HttpContext context, AccessLog log)
    {
        await log.RecordAsync(context, AccessAction.Erased, DestructionList.Kind, list.Id, detail: "rejected");
        return (Recorded.After(list), new(command.OccurredOn, command.Reason, Viewer.Of(context).Caller.Name));
    }
}
