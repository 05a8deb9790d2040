namespace CaseTrack.Supervision;

/// <summary>监督案件的经过. Every event of a supervision file, in the order of its life.</summary>
public interface ISupervisionEvent : ICaseEvent<SupervisionFile>;

/// <summary>线索已登记. Opens the stream.</summary>
public sealed record SupervisionLeadRegistered(
    DateOnly OccurredOn, string Office, string Source, string Field, string? Manner = null, string? ActKind = null) : ISupervisionEvent;

/// <summary>已立案.</summary>
public sealed record SupervisionFileOpened(DateOnly OccurredOn, string? Number = null, string? ApprovedBy = null) : ISupervisionEvent
{
    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.SupervisionOpening, Number);
}

/// <summary>监督文书已制发. 行政执法监督条例.</summary>
[TagOf("supervisionInstrument")]
public sealed record InstrumentIssued(DateOnly OccurredOn, string Instrument, Guid? Reference = null, string? Number = null)
    : ISupervisionEvent
{
    string? ICaseEvent.Ref => Reference?.ToString();

    string? ICaseEvent.Tag => Instrument;

    (string Document, string Number)? ICaseEvent.Numbered =>
        Number is null ? null : (NumberedDocument.SupervisionInstrument(Instrument), Number);
}

/// <summary>整改完成，复核验收通过.</summary>
public sealed record RectificationVerified(DateOnly OccurredOn) : ISupervisionEvent;

/// <summary>已移交.</summary>
public sealed record SupervisionHandedOver(DateOnly OccurredOn, string Target) : ISupervisionEvent;

/// <summary>不成立.</summary>
public sealed record SupervisionNotEstablished(DateOnly OccurredOn, string? Reason = null) : ISupervisionEvent;

/// <summary>已结案.</summary>
public sealed record SupervisionClosed(DateOnly OccurredOn) : ISupervisionEvent;

/// <summary>已更正. Names what it corrects, why, and who approved it.</summary>
public sealed record SupervisionCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, SupervisionCorrections Corrected)
    : ISupervisionEvent
{
    ChangeClass ICaseEvent.Change => Corrected.CodesOnly ? ChangeClass.Reclassification : ChangeClass.Correction;
}

/// <summary>已作废.</summary>
public sealed record SupervisionVoided(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : ISupervisionEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>已撤销作废. The record is back in the stage it was in.</summary>
public sealed record SupervisionRestored(DateOnly OccurredOn, string Reason, SupervisionStage Stage) : ISupervisionEvent, IRestores
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>更正内容. What is absent stays.</summary>
public sealed record SupervisionCorrections
{
    public DateOnly? LeadOn { get; init; }
    public DateOnly? OpenedOn { get; init; }
    public DateOnly? RectifiedOn { get; init; }
    public DateOnly? HandedOverOn { get; init; }
    public DateOnly? NotEstablishedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? Source { get; init; }
    public string? Field { get; init; }
    public string? Target { get; init; }

    /// <summary>The steps whose days it corrects, by the names of their events.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IEnumerable<(string Event, DateOnly? On)> Moves =>
    [
        (EventName.Of<SupervisionLeadRegistered>(), LeadOn),
        (EventName.Of<SupervisionFileOpened>(), OpenedOn),
        (EventName.Of<RectificationVerified>(), RectifiedOn),
        (EventName.Of<SupervisionHandedOver>(), HandedOverOn),
        (EventName.Of<SupervisionNotEstablished>(), NotEstablishedOn),
        (EventName.Of<SupervisionClosed>(), ClosedOn),
    ];

    /// <summary>Whether codes alone are corrected, and no day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool CodesOnly => (LeadOn ?? OpenedOn ?? RectifiedOn ?? HandedOverOn ?? NotEstablishedOn ?? ClosedOn) is null;
}

/// <summary>已核查. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
public sealed record LeadChecked(DateOnly OccurredOn, string Finding, Guid? Reference = null) : ISupervisionEvent;

/// <summary>已调查. 行政执法监督条例（国务院令第825号）；山东省行政执法监督条例 §22.</summary>
public sealed record SupervisionInvestigated(DateOnly OccurredOn, string Manner, int Officers, Guid? Reference = null) : ISupervisionEvent
{
    string? ICaseEvent.Tag => Manner;
}

/// <summary>已发现问题. 业务口径.</summary>
public sealed record ProblemFound(DateOnly OccurredOn, Guid Problem, string ProblemKind, string Provision, string Description)
    : ISupervisionEvent
{
    string? ICaseEvent.Ref => Problem.ToString();

    string? ICaseEvent.Tag => ProblemKind;
}

/// <summary>问题已整改. 业务口径.</summary>
public sealed record ProblemSolved(DateOnly OccurredOn, Guid Problem) : ISupervisionEvent
{
    string? ICaseEvent.Ref => Problem.ToString();
}

/// <summary>整改已反馈. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
public sealed record RectificationReported(DateOnly OccurredOn, string Report) : ISupervisionEvent;

/// <summary>验收不通过. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
public sealed record RectificationReturned(DateOnly OccurredOn, string Reason) : ISupervisionEvent;

/// <summary>办理期限已延长. 业务设置. One granted after the term had run out lengthens nothing.</summary>
public sealed record SupervisionExtended(DateOnly OccurredOn, int Days, string ApprovedBy, bool TooLate = false) : ISupervisionEvent
{
    int? ICaseEvent.GrantedDays => TooLate ? null : Days;
}

/// <summary>已约谈. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
public sealed record InterviewHeld(DateOnly OccurredOn, string Subject, Guid? Reference = null) : ISupervisionEvent;

/// <summary>已通报. 行政执法监督条例（国务院令第825号）；业务口径.</summary>
public sealed record CircularIssued(DateOnly OccurredOn, string Subject, Guid? Reference = null) : ISupervisionEvent;

/// <summary>已提请处分. 业务口径.</summary>
public sealed record SanctionProposed(DateOnly OccurredOn, int People, string Proposal, Guid? Reference = null) : ISupervisionEvent;

/// <summary>已申请复查. 业务设置；重庆市行政执法监督条例 §21.</summary>
public sealed record ReexaminationRequested(DateOnly OccurredOn, string Grounds) : ISupervisionEvent;

/// <summary>复查已决定. 业务设置；重庆市行政执法监督条例 §21.</summary>
public sealed record ReexaminationDecided(DateOnly OccurredOn, string Result) : ISupervisionEvent
{
    string? ICaseEvent.Tag => Result;
}

/// <summary>移送已回告. 重庆市行政执法监督条例 §20；业务设置.</summary>
public sealed record HandOverAnswered(DateOnly OccurredOn, string Result) : ISupervisionEvent
{
    string? ICaseEvent.Tag => Result;
}

/// <summary>已撤案. 业务口径.</summary>
public sealed record SupervisionWithdrawn(DateOnly OccurredOn, string Reason, string ApprovedBy) : ISupervisionEvent;

/// <summary>已归档. 业务口径.</summary>
public sealed record SupervisionArchived(DateOnly OccurredOn, string Retention) : ISupervisionEvent, IArchived;

/// <summary>已重启. 业务口径.</summary>
public sealed record SupervisionReopened(DateOnly OccurredOn, string Facts, string ApprovedBy) : ISupervisionEvent;
