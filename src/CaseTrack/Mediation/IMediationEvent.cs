using CaseTrack.Organisations;

namespace CaseTrack.Mediation;

/// <summary>调解案件的经过. Every event of a mediation case, in the order of its life.</summary>
public interface IMediationEvent : ICaseEvent<MediationCase>;

/// <summary>纠纷已登记. Opens the stream. Who the parties are is kept outside events.</summary>
public sealed record MediationRegistered(
    DateOnly OccurredOn, string Committee, CommitteeKind CommitteeKind, string Source, string DisputeType, string? ParticipantKind = null,
    int? People = null, string? Difficulty = null, Referral? Referral = null) : IMediationEvent
{
    DateOnly? ICaseEvent.SetsDay => Referral?.AnswerBy;
}

/// <summary>委托移送. Where a referred dispute comes from, and until when the sender wants an answer.</summary>
/// <param name="Organ">移送单位.</param>
/// <param name="Number">移送文号或对方案号.</param>
/// <param name="SentOn">移送日期.</param>
/// <param name="AnswerBy">反馈期限.</param>
/// <param name="Track">调解途径, code list <c>mediationTrack</c>: court cases have terms of their own.</param>
/// <param name="PoliceMatter">公安警情编号.</param>
public sealed record Referral(
    string Organ, string? Number = null, DateOnly? SentOn = null, DateOnly? AnswerBy = null, string? Track = null,
    string? PoliceMatter = null);

/// <summary>已受理. 人民调解法 §17.</summary>
public sealed record MediationAccepted(
    DateOnly OccurredOn, string? Number = null, IReadOnlyList<string>? Mediators = null, bool RightsExplained = false) : IMediationEvent
{
    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.MediationCase, Number);
}

/// <summary>已启动三级联动: levels of the hierarchy work on one dispute together. Coordination, never an appeal (湖北省人民调解规定 §8).</summary>
public sealed record LinkageStarted(
    DateOnly OccurredOn, IReadOnlyList<LinkageLevel> Levels, string? LeadUnit = null, IReadOnlyList<string>? AssistingUnits = null)
    : IMediationEvent;

/// <summary>已移交其他调委会. What the first committee accepted stays its own; the outcome is the second's.</summary>
public sealed record MediationTransferred(DateOnly OccurredOn, string Committee, CommitteeKind CommitteeKind, string Reason)
    : IMediationEvent;

/// <summary>已达成调解协议. 人民调解法 §§28-30.</summary>
[TagOf(typeof(AgreementForm))]
public sealed record AgreementReached(
    DateOnly OccurredOn, AgreementForm Form, decimal? AmountYuan, AgreementContent? Content = null, DateOnly? PerformBy = null,
    bool PerformedAtOnce = false)
    : IMediationEvent
{
    string? ICaseEvent.Tag => Wire.Name(Form);

    DateOnly? ICaseEvent.SetsDay => PerformedAtOnce ? null : PerformBy;
}

/// <summary>调解不成，已终止. 人民调解法 §26.</summary>
public sealed record MediationEnded(DateOnly OccurredOn, string Reason, string AdvisedRemedy) : IMediationEvent;

/// <summary>已办结.</summary>
public sealed record MediationClosed(DateOnly OccurredOn) : IMediationEvent;

/// <summary>已归档. 人民调解法 §27.</summary>
public sealed record MediationArchived(DateOnly OccurredOn, string? Retention) : IMediationEvent, IArchived;

/// <summary>已合并入另一案件. The case leaves every figure; the one it went into stays.</summary>
public sealed record MediationMerged(DateOnly OccurredOn, Guid Into, string Reason) : IMediationEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Merge;
}

/// <summary>已更正. Names what it corrects, why, and who approved it; the events before it stay as they were.</summary>
public sealed record MediationCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, MediationCorrections Corrected)
    : IMediationEvent
{
    ChangeClass ICaseEvent.Change => Corrected.CodesOnly ? ChangeClass.Reclassification : ChangeClass.Correction;
}

/// <summary>已作废 (重复或误录). The record leaves every figure, its history stays.</summary>
public sealed record MediationVoided(DateOnly OccurredOn, string Reason, Guid? DuplicateOf) : IMediationEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>已撤销作废. The record is back in the stage it was in.</summary>
public sealed record MediationRestored(DateOnly OccurredOn, string Reason, MediationStage Stage) : IMediationEvent, IRestores
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>更正内容. What is to hold from now on; what is absent stays.</summary>
public sealed record MediationCorrections
{
    public DateOnly? RegisteredOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? LinkedOn { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public DateOnly? EndedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? Committee { get; init; }

    /// <summary>Set by the service from the committee, never by the caller.</summary>
    public CommitteeKind? CommitteeKind { get; init; }

    public string? Source { get; init; }
    public string? DisputeType { get; init; }
    public AgreementForm? Form { get; init; }
    public decimal? AmountYuan { get; init; }
    public int? People { get; init; }

    /// <summary>The steps whose days it corrects, by the names of their events.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<(string Event, DateOnly? On)> Moves =>
    [
        (EventName.Of<MediationRegistered>(), RegisteredOn),
        (EventName.Of<MediationAccepted>(), AcceptedOn),
        (EventName.Of<LinkageStarted>(), LinkedOn),
        (EventName.Of<AgreementReached>(), AgreedOn),
        (EventName.Of<MediationEnded>(), EndedOn),
        (EventName.Of<MediationClosed>(), ClosedOn),
    ];

    /// <summary>Whether codes alone are corrected, and no day, amount or number of people.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool CodesOnly => (RegisteredOn ?? AcceptedOn ?? LinkedOn ?? AgreedOn ?? EndedOn ?? ClosedOn) is null && AmountYuan is null
        && People is null;
}

/// <summary>不予受理. 人民调解工作若干规定 §22；人民调解法 §17.</summary>
public sealed record MediationNotAccepted(DateOnly OccurredOn, string Reason, string Channel) : IMediationEvent
{
    string? ICaseEvent.Tag => Reason;
}

/// <summary>已转介. 人民调解法 §18.</summary>
public sealed record MediationReferredOut(DateOnly OccurredOn, string Organ) : IMediationEvent;

/// <summary>已指派调解员. 人民调解法 §19.</summary>
public sealed record MediatorAssigned(DateOnly OccurredOn, string Mediator, bool Lead) : IMediationEvent;

/// <summary>已更换调解员. 人民调解法 §19.</summary>
public sealed record MediatorChanged(DateOnly OccurredOn, string From, string To, string Reason) : IMediationEvent;

/// <summary>已告知权利义务. 人民调解法 §§23-24.</summary>
public sealed record RightsExplained(DateOnly OccurredOn, Guid? Reference = null) : IMediationEvent;

/// <summary>已调解. 人民调解法 §22.</summary>
public sealed record SessionHeld(DateOnly OccurredOn, string Manner, int Present, string? Summary, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => Manner;
}

/// <summary>已调查. 人民调解工作若干规定 §28.</summary>
public sealed record MediationInvestigated(DateOnly OccurredOn, string Manner, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => Manner;
}

/// <summary>已邀请参与. 人民调解法 §20.</summary>
public sealed record ParticipantInvited(DateOnly OccurredOn, string Participant, bool Consent, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => Participant;
}

/// <summary>已延期. 人民调解工作若干规定 §33；特邀调解规定 §27. One granted after the term had run out lengthens nothing.</summary>
public sealed record MediationExtended(DateOnly OccurredOn, int Days, bool Consent, bool TooLate = false) : IMediationEvent
{
    int? ICaseEvent.GrantedDays => TooLate ? null : Days;
}

/// <summary>已暂缓. 业务口径.</summary>
public sealed record MediationPaused(DateOnly OccurredOn, string Reason) : IMediationEvent
{
    string? ICaseEvent.Tag => Reason;
}

/// <summary>已恢复. 业务口径.</summary>
public sealed record MediationResumed(DateOnly OccurredOn) : IMediationEvent;

/// <summary>已交办. 湖北省人民调解规定 §8.</summary>
public sealed record UnitInstructed(DateOnly OccurredOn, string ToUnit, string Task, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => ToUnit;
}

/// <summary>风险已评估. 业务口径.</summary>
public sealed record RiskAssessed(DateOnly OccurredOn, string Level, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => Level;
}

/// <summary>已采取防激化措施. 人民调解法 §25.</summary>
public sealed record EscalationMeasureTaken(DateOnly OccurredOn, string Measure, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => Measure;
}

/// <summary>已报告公安. 人民调解法 §25.</summary>
public sealed record PoliceInformed(DateOnly OccurredOn, string Reason, string Addressee, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => Reason;
}

/// <summary>履行已登记. 人民调解法 §31.</summary>
public sealed record AgreementPerformed(DateOnly OccurredOn, string State) : IMediationEvent
{
    string? ICaseEvent.Tag => State;
}

/// <summary>已回访. 人民调解法 §31.</summary>
public sealed record FollowUpMade(
    DateOnly OccurredOn, string Manner, string State, string? Satisfaction, bool NewTrouble, Guid? Reference = null) : IMediationEvent
{
    string? ICaseEvent.Tag => State;
}

/// <summary>已防止激化. 司法部人民调解统计报表.</summary>
public sealed record EscalationPrevented(DateOnly OccurredOn, string Escalation, int People, string Grounds, Guid? Reference = null)
    : IMediationEvent
{
    string? ICaseEvent.Tag => Escalation;

    int? ICaseEvent.Quantity => People;
}

/// <summary>已重新调解. 人民调解法 §32；民事诉讼法 §206.</summary>
public sealed record MediationRenewed(DateOnly OccurredOn, string Reason) : IMediationEvent;

/// <summary>已重新打开. 更正规则.</summary>
public sealed record MediationReopened(DateOnly OccurredOn, string Reason, string ApprovedBy) : IMediationEvent;
