using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Proof;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>批准销毁.</summary>
public sealed record ApproveDestruction(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ApproveDestruction>;
}

public static class ApproveDestructionEndpoint
{
    public static Task<DestructionStanding> LoadAsync(
        ApproveDestruction command, DestructionList list, IDocumentSession session, CancellationToken token) =>
        DestructionStanding.HeldAsync(list, command.OccurredOn, session, token);

    public static ProblemDetails Validate(
        ApproveDestruction command, DestructionList list, DestructionStanding standing, HttpContext context, Today today) => Rules.Require(
        (list.Stage is DestructionStage.Proposed, RetentionRefusals.Decided),
        (list.ProposedBy != Viewer.Of(context).Caller.Name, RetentionRefusals.SamePerson),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= list.ProposedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (list.Listed.Any(x => standing.WhyKept(x) is null), RetentionRefusals.NothingLeft),
        (standing.Statement is not null, PrivacyRefusals.NoRedactingFunction));

    /// <summary>批准销毁: each case is looked at again, and what is still due goes at once, all of it or nothing; it cannot be had back. What
    /// came in between keeps its case back, and the list says so. Backups made before hold the data until they lapse, which the answer's
    /// warnings say.</summary>
    [WolverinePost("/api/v1/destruction-lists/{id}/approval")]
    public static async Task<(Recorded, DestructionCarried)> Post(
        ApproveDestruction command, [WriteAggregate] DestructionList list, DestructionStanding standing, HttpContext context,
        IDocumentSession session, EventSeals seals, SigningKey key, RetentionOptions options, AccessLog log, CancellationToken token)
    {
        var (kind, approver) = (RecordKind.Named(list.RecordKind), Viewer.Of(context).Caller.Name);
        var redaction = new TextRedaction(session, seals, key, standing.Statement!);
        var order = new RedactionOrder(list.Id, command.OccurredOn, list.Reason, list.ProposedBy, approver, Destruction.Instead);
        var gone = new List<DestroyedRecord>();
        foreach (var listed in list.Listed.Where(x => standing.WhyKept(x) is null))
        {
            gone.Add(await Destruction.CarryAsync(kind, listed.Id, order, redaction, session, token));
        }

        KeptRecord[] kept = [.. from listed in list.Listed
                                let why = standing.WhyKept(listed)
                                where why is not null
                                select new KeptRecord(listed.Id, why.Value)];
        DateOnly? until = options.BackupDays is { } days ? command.OccurredOn.AddDays(days) : null;
        await log.RecordAsync(
            context, AccessAction.Erased, DestructionList.Kind, list.Id,
            detail: $"approved: {gone.Count} {list.RecordKind} destroyed, {kept.Length} kept back");
        var answer = Recorded.After(list);
        answer.Warnings = [Warning.Of(RetentionRefusals.BackupsHold(until), "")];
        return (answer, new(command.OccurredOn, approver, gone, kept, Destruction.DigestOf(list.Listed, gone), until));
    }
}
