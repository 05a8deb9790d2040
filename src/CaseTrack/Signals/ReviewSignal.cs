using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

/// <summary>录入提示复核: every reason for "no".</summary>
public static class SignalRefusals
{
    public static readonly Refusal NotRaised = new("signal.not-raised",
        "该提示已不再出现，无须复核", "The signal is no longer raised; there is nothing to review", "录入提示复核规则");

    public static readonly Refusal RecordsChanged = new("signal.records-changed",
        "该提示的记录在您查看之后有变化，请重新查看后再复核", "The signal's records have changed since you looked; look again before you review it", "录入提示复核规则");

    public static readonly Refusal OwnEntries = new("signal.own-entries",
        "提示涉及您本人录入或调解的案件，须由他人复核", "The signal is about cases you entered or mediated yourself; somebody else reviews it", "职责分离");
}

/// <summary>复核录入提示.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">复核日.</param>
/// <param name="Finding">复核结论, code list <c>signalFinding</c>.</param>
/// <param name="Note">说明，不含个人信息.</param>
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

/// <summary>A signal and who asks to review it.</summary>
/// <param name="Raised">As the records raise it now; null if they do not.</param>
/// <param name="Known">Whether it is raised, or was once and was reviewed.</param>
/// <param name="Own">Whether it is about the caller's own entries.</param>
public sealed record Reviewable(RaisedSignal? Raised, bool Known, bool Own)
{
    // What a signal is made of. Who only corrected or filed a case has not entered it.
    private static readonly string[] Entering = [EventName.Stored(typeof(MediationAccepted)), EventName.Stored(typeof(AgreementReached)), EventName.Stored(typeof(MediationEnded))];

    public static async Task<Reviewable> FindAsync(int year, Guid id, HttpContext context, IQuerySession session, SignalOptions options, CancellationToken token)
    {
        var raised = (await RaisedSignals.OfAsync(year, context, session, options, token)).FirstOrDefault(x => x.Id == id);
        return raised is null
            ? new(null, (await SignalReview.SeenAsync(session.Query<SignalReview>().Where(x => x.SignalId == id && x.Year == year), context, session, token)).Count > 0, false)
            : new(raised, true, await IsOwnAsync(raised, Viewer.Of(context).Caller.Name, session, token));
    }

    private static async Task<bool> IsOwnAsync(RaisedSignal raised, string name, IQuerySession session, CancellationToken token)
    {
        Guid[] ids = [.. raised.Records];
        return raised.Unit == name
            || await session.Query<MediationCase>().AnyAsync(x => x.Id.IsOneOf(ids) && x.Mediators.Contains(name), token)
            || await session.Events.QueryAllRawEvents().AnyAsync(x => x.UserName == name && x.StreamId.IsOneOf(ids) && (x.Version == 1 || x.EventTypeName.IsOneOf(Entering)), token);
    }
}

public static class ReviewSignalEndpoint
{
    public static async Task<Reviewable> LoadAsync(
        ReviewSignal command, int year, Guid id, HttpContext context, IQuerySession session, SignalOptions options, PartyVault vault, AccessLog log, CancellationToken token)
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

    /// <summary>复核录入提示: what was found, by whom, over which records. It leaves the queue until further records join it, or stays there for follow-up.</summary>
    [WolverinePost("/api/v1/entry-signals/{year}/{id}/reviews")]
    [ProducesResponseType<ProblemDetails>(StatusCodes.Status404NotFound)]
    public static (CreationResponse<Guid>, IStartStream) Post(ReviewSignal command, int year, Guid id, Reviewable reviewable, HttpContext context, TimeProvider clock) => (
        CreationResponse.For(command.Id, $"/api/v1/entry-signals/{year}?status=all"),
        MartenOps.StartStream<SignalReview>(command.Id, new EntrySignalReviewed(
            command.OccurredOn, id, year, reviewable.Raised!.Kind, command.Finding, command.Note, reviewable.Raised.Records, Viewer.Of(context).Caller.Name, clock.GetUtcNow())));
}
