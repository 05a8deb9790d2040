using CaseTrack.Terms;

namespace CaseTrack.Review;

/// <summary>复议申请的经过. Every event of a review application; here from receipt to decision, and what corrects or voids it.</summary>
public interface IReviewEvent : ICaseEvent<ReviewApplication>;

/// <summary>收到复议申请. Opens the stream; the day fixes which law governs it.</summary>
public sealed record ReviewReceived(
    DateOnly OccurredOn, string Office, string RespondentKind, string Subject, string Field, string? ApplicantKind = null,
    string? Manner = null, int? Applicants = null,
    string? Respondent = null, string? Route = null)
    : IReviewEvent;

/// <summary>受理前调解已开始.</summary>
public sealed record PreAcceptanceMediationStarted(DateOnly OccurredOn) : IReviewEvent;

/// <summary>受理前撤回.</summary>
public sealed record ReviewWithdrawn(DateOnly OccurredOn, string Reason) : IReviewEvent;

/// <summary>不予受理. 行政复议法(2017) §17；(2023) §30.</summary>
public sealed record ReviewRefused(DateOnly OccurredOn, string Ground, string? Number = null) : IReviewEvent
{
    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewRefusal, Number);
}

/// <summary>逾期未补正，视为放弃. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record ReviewAbandoned(DateOnly OccurredOn, string Basis) : IReviewEvent
{
    string? ICaseEvent.Tag => Clock.BySilence;
}

/// <summary>受理，含视为受理. 行政复议法(2017) §17；(2023) §30. A deemed acceptance has no number until a notice is made out.</summary>
public sealed record ReviewAccepted(
    DateOnly OccurredOn, bool Deemed, string Basis, string? Number = null, string? Procedure = null, string? SimplifiedGround = null)
    : IReviewEvent
{
    string? ICaseEvent.Tag => Deemed ? Clock.BySilence : null;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewAcceptance, Number);
}

/// <summary>决定已作出.</summary>
[TagOf("reviewDecision", "ancillaryDecision")]
public sealed record ReviewDecided(
    DateOnly OccurredOn, string Decision, IReadOnlyList<string>? Ancillary = null, DateOnly? PerformBy = null, string? Number = null)
    : IReviewEvent
{
    string? ICaseEvent.Tag => Ancillary?.Contains(AncillaryDecision.Remake) is true ? AncillaryDecision.Remake : Decision;

    DateOnly? ICaseEvent.SetsDay => PerformBy;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewDecision, Number);
}

/// <summary>已终止. 行政复议法(2023) §41；实施条例 §42.</summary>
public sealed record ReviewTerminated(DateOnly OccurredOn, string Ground, string? Number = null) : IReviewEvent
{
    string? ICaseEvent.Tag => Ground == TerminationGround.SixtyDaysSuspended ? Clock.BySilence : Ground;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewTermination, Number);
}

/// <summary>已办结.</summary>
public sealed record ReviewClosed(DateOnly OccurredOn) : IReviewEvent;

/// <summary>已更正. Names what it corrects, why, and who approved it.</summary>
public sealed record ReviewCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, ReviewCorrections Corrected) : IReviewEvent
{
    ChangeClass ICaseEvent.Change => Corrected.CodesOnly ? ChangeClass.Reclassification : ChangeClass.Correction;
}

/// <summary>已作废.</summary>
public sealed record ReviewVoided(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : IReviewEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>已撤销作废. The record is back in the stage it was in.</summary>
public sealed record ReviewRestored(DateOnly OccurredOn, string Reason, ReviewStage Stage) : IReviewEvent, IRestores
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>更正内容. What is absent stays.</summary>
public sealed record ReviewCorrections
{
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? MediationOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public DateOnly? RefusedOn { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? RespondentKind { get; init; }
    public string? Respondent { get; init; }
    public string? Route { get; init; }
    public int? Applicants { get; init; }
    public string? Subject { get; init; }
    public string? Field { get; init; }
    public string? WithdrawalReason { get; init; }
    public string? Decision { get; init; }

    /// <summary>The steps whose days it corrects, by the names of their events.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<(string Event, DateOnly? On)> Moves =>
    [
        (EventName.Of<ReviewReceived>(), ReceivedOn),
        (EventName.Of<PreAcceptanceMediationStarted>(), MediationOn),
        (EventName.Of<ReviewAccepted>(), AcceptedOn),
        (EventName.Of<ReviewWithdrawn>(), WithdrawnOn),
        (EventName.Of<ReviewRefused>(), RefusedOn),
        (EventName.Of<ReviewDecided>(), DecidedOn),
        (EventName.Of<ReviewMediated>(), DecidedOn),
        (EventName.Of<ReviewDismissed>(), DecidedOn),
        (EventName.Of<ReviewTerminated>(), DecidedOn),
        (EventName.Of<ReviewClosed>(), ClosedOn),
    ];

    /// <summary>Whether codes alone are corrected, and no day or number of people.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool CodesOnly => (ReceivedOn ?? MediationOn ?? AcceptedOn ?? WithdrawnOn ?? RefusedOn ?? DecidedOn ?? ClosedOn) is null
        && Applicants is null;
}

/// <summary>适用法律已另行确定. 行政复议法(2023) §90；过渡期规则由机关决定.</summary>
public sealed record ReviewLawChosen(DateOnly OccurredOn, DateOnly GovernedFrom, string Reason, string ApprovedBy) : IReviewEvent;

/// <summary>补正已通知. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record PapersRequested(DateOnly OccurredOn, IReadOnlyList<string> Items, int? Days) : IReviewEvent
{
    int? ICaseEvent.GrantedDays => Days;
}

/// <summary>补正期限已延长. 行政复议法(2023) §31.</summary>
public sealed record PapersExtended(DateOnly OccurredOn, int Days, string Reason) : IReviewEvent
{
    int? ICaseEvent.GrantedDays => Days;
}

/// <summary>补正材料已收到. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record PapersCorrected(DateOnly OccurredOn) : IReviewEvent;

/// <summary>受理前调解已结束. 业务口径；行政复议法(2023) §5.</summary>
public sealed record PreAcceptanceMediationEnded(DateOnly OccurredOn, string Result) : IReviewEvent;

/// <summary>已告知或转送有权机关. 行政复议法(2017) §§17-18；(2023) §32.</summary>
public sealed record ReviewReferred(DateOnly OccurredOn, string Manner, string Organ) : IReviewEvent;

/// <summary>调解书已制作. 行政复议法(2023) §73；实施条例 §50.</summary>
public sealed record ReviewMediated(DateOnly OccurredOn, DateOnly? PerformBy, string Number) : IReviewEvent
{
    DateOnly? ICaseEvent.SetsDay => PerformBy;

    (string Document, string Number)? ICaseEvent.Numbered => (NumberedDocument.ReviewMediationStatement, Number);
}

/// <summary>复议申请已驳回. 实施条例 §48；行政复议法(2023) §33.</summary>
public sealed record ReviewDismissed(DateOnly OccurredOn, string Ground, string Number) : IReviewEvent
{
    (string Document, string Number)? ICaseEvent.Numbered => (NumberedDocument.ReviewDecision, Number);
}

/// <summary>已重新审理. 行政诉讼法 §79；行政复议法(2023) §61.</summary>
public sealed record ReviewReopened(DateOnly OccurredOn, string Reason, string ApprovedBy) : IReviewEvent;
