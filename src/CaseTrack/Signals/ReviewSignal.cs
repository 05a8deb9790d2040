using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

/// <summary>复核录入提示.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">复核日.</param>
/// <param name="Finding">复核结论, code list <c>signalFinding</c>.</param>
/// <param name="Note">说明，不含个人信息: nothing about anybody.</param>
/// <param name="Count">How many records the signal had when it was looked at: nobody reviews what has joined since.</param>
public sealed record ReviewSignal(Guid Id, DateOnly OccurredOn, string Finding, string Note, int Count) : IDated
{
    public sealed class Validator : DatedValidator<ReviewSignal>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Finding).IsCodeOf(CodeList.Of("signalFinding"), x => x.OccurredOn);
            RuleFor(x => x.Note).NotEmpty().MaximumLength(500);
            RuleFor(x => x.Count).GreaterThan(0);
        }
    }
}

public static class ReviewSignalEndpoint
{
    public static async Task<Reviewable> LoadAsync(
        ReviewSignal command, int year, Guid id, HttpContext context, IQuerySession session, SignalOptions options, PartyVault vault,
        AccessLog log, CancellationToken token)
    {
        var reviewable = await Reviewable.FindAsync(year, id, context, session, options, token);
        if (reviewable.Own)
        {
            await log.RecordAsync(context, AccessAction.Denied, detail: $"entry signal {id}", outcome: StatusCodes.Status403Forbidden);
        }
        else if (reviewable.Raised is { } raised)
        {
            await FreeText.CheckAboutAsync(command, MediationCase.Kind, raised.Records, session, vault, token);
        }

        return reviewable;
    }

    public static ProblemDetails Validate(ReviewSignal command, Reviewable reviewable, Today today) =>
        !reviewable.Known ? new RefusalProblem(HttpRefusals.NotFound) { Status = 404 }
        : reviewable.Own ? new RefusalProblem(SignalRefusals.OwnEntries) { Status = 403 }
        : Rules.Require(
            (reviewable.Raised is not null, SignalRefusals.NotRaised),
            (command.Count == reviewable.Raised?.Records.Count, SignalRefusals.RecordsChanged, "/count"),
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>复核录入提示: what was found, by whom, over which records. It leaves the queue until further records join it, or stays there for
    /// follow-up.</summary>
    [WolverinePost("/api/v1/entry-signals/{year}/{id}/reviews")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public static (Created, IStartStream) Post(
        ReviewSignal command, int year, Guid id, Reviewable reviewable, HttpContext context, TimeProvider clock) => (
        Created.At(command.Id, $"/api/v1/entry-signals/{year}?status=all"),
        MartenOps.StartStream<SignalReview>(command.Id, new EntrySignalReviewed(
            command.OccurredOn, id, year, reviewable.Raised!.Kind, command.Finding, command.Note, reviewable.Raised.Records,
            Viewer.Of(context).Caller.Name, clock.GetUtcNow())));
}
