namespace CaseTrack.Supervision;

/// <summary>线索已登记. Opens the stream.</summary>
public sealed record SupervisionLeadRegistered(
    DateOnly OccurredOn, string Office, string Source, string Field, string? Manner = null, string? ActKind = null) : ICaseEvent<SupervisionFile>;

/// <summary>已立案.</summary>
public sealed record SupervisionFileOpened(DateOnly OccurredOn, string? Number = null, string? ApprovedBy = null) : ICaseEvent<SupervisionFile>
{
    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.SupervisionOpening, Number);
}

/// <summary>监督文书已制发. 行政执法监督条例.</summary>
[TagOf("supervisionInstrument")]
public sealed record InstrumentIssued(DateOnly OccurredOn, string Instrument, Guid? Reference = null, string? Number = null) : ICaseEvent<SupervisionFile>
{
    string? ICaseEvent.Ref => Reference?.ToString();

    string? ICaseEvent.Tag => Instrument;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.SupervisionInstrument(Instrument), Number);
}

/// <summary>整改完成，复核验收通过.</summary>
public sealed record RectificationVerified(DateOnly OccurredOn) : ICaseEvent<SupervisionFile>;

/// <summary>已移交.</summary>
public sealed record SupervisionHandedOver(DateOnly OccurredOn, string Target) : ICaseEvent<SupervisionFile>;

/// <summary>不成立.</summary>
public sealed record SupervisionNotEstablished(DateOnly OccurredOn, string? Reason = null) : ICaseEvent<SupervisionFile>;

/// <summary>已结案.</summary>
public sealed record SupervisionClosed(DateOnly OccurredOn) : ICaseEvent<SupervisionFile>;

/// <summary>已更正. Names what it corrects, why, and who approved it.</summary>
public sealed record SupervisionCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, SupervisionCorrections Corrected) : ICaseEvent<SupervisionFile>
{
    ChangeClass ICaseEvent.Change => Corrected.CodesOnly ? ChangeClass.Reclassification : ChangeClass.Correction;
}

/// <summary>已作废.</summary>
public sealed record SupervisionVoided(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : ICaseEvent<SupervisionFile>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>已撤销作废. The record is back in the stage it was in.</summary>
public sealed record SupervisionRestored(DateOnly OccurredOn, string Reason, SupervisionStage Stage) : ICaseEvent<SupervisionFile>, IRestores
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

    /// <summary>Whether codes alone are corrected, and no day.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool CodesOnly => (LeadOn ?? OpenedOn ?? RectifiedOn ?? HandedOverOn ?? NotEstablishedOn ?? ClosedOn) is null;
}

/// <summary>已核查. 行政执法监督条例（国务院令第825号）；业务口径 D.3.</summary>
public sealed record LeadChecked(DateOnly OccurredOn, string Finding, Guid? Reference = null) : ICaseEvent<SupervisionFile>;

/// <summary>已调查. 行政执法监督条例（国务院令第825号）；山东省行政执法监督条例 §22.</summary>
public sealed record SupervisionInvestigated(DateOnly OccurredOn, string Manner, int Officers, Guid? Reference = null) : ICaseEvent<SupervisionFile>
{
    string? ICaseEvent.Tag => Manner;
}

/// <summary>已发现问题. 业务口径 D.4.</summary>
public sealed record ProblemFound(DateOnly OccurredOn, Guid Problem, string ProblemKind, string Provision, string Description) : ICaseEvent<SupervisionFile>
{
    string? ICaseEvent.Ref => Problem.ToString();

    string? ICaseEvent.Tag => ProblemKind;
}

/// <summary>问题已整改. 业务口径 D.7.</summary>
public sealed record ProblemSolved(DateOnly OccurredOn, Guid Problem) : ICaseEvent<SupervisionFile>
{
    string? ICaseEvent.Ref => Problem.ToString();
}

/// <summary>整改已反馈. 行政执法监督条例（国务院令第825号）；业务口径 D.3.</summary>
public sealed record RectificationReported(DateOnly OccurredOn, string Report) : ICaseEvent<SupervisionFile>;

/// <summary>验收不通过. 行政执法监督条例（国务院令第825号）；业务口径 D.3.</summary>
public sealed record RectificationReturned(DateOnly OccurredOn, string Reason) : ICaseEvent<SupervisionFile>;

/// <summary>办理期限已延长. 业务设置 D.6.</summary>
public sealed record SupervisionExtended(DateOnly OccurredOn, int Days, string ApprovedBy) : ICaseEvent<SupervisionFile>
{
    int? ICaseEvent.GrantedDays => Days;
}

/// <summary>已约谈. 行政执法监督条例（国务院令第825号）；业务口径 D.3.</summary>
public sealed record InterviewHeld(DateOnly OccurredOn, string Subject, Guid? Reference = null) : ICaseEvent<SupervisionFile>;

/// <summary>已通报. 行政执法监督条例（国务院令第825号）；业务口径 D.3.</summary>
public sealed record CircularIssued(DateOnly OccurredOn, string Subject, Guid? Reference = null) : ICaseEvent<SupervisionFile>;

/// <summary>已提请处分. 业务口径 D.3.</summary>
public sealed record SanctionProposed(DateOnly OccurredOn, int People, string Proposal, Guid? Reference = null) : ICaseEvent<SupervisionFile>;

/// <summary>已申请复查. 业务设置 D.6；重庆市行政执法监督条例 §21.</summary>
public sealed record ReexaminationRequested(DateOnly OccurredOn, string Grounds) : ICaseEvent<SupervisionFile>;

/// <summary>复查已决定. 业务设置 D.6；重庆市行政执法监督条例 §21.</summary>
public sealed record ReexaminationDecided(DateOnly OccurredOn, string Result) : ICaseEvent<SupervisionFile>
{
    string? ICaseEvent.Tag => Result;
}

/// <summary>移送已回告. 重庆市行政执法监督条例 §20；业务设置 D.6.</summary>
public sealed record HandOverAnswered(DateOnly OccurredOn, string Result) : ICaseEvent<SupervisionFile>
{
    string? ICaseEvent.Tag => Result;
}

/// <summary>已撤案. 业务口径 D.3.</summary>
public sealed record SupervisionWithdrawn(DateOnly OccurredOn, string Reason, string ApprovedBy) : ICaseEvent<SupervisionFile>;

/// <summary>已归档. 业务口径 D.3.</summary>
public sealed record SupervisionArchived(DateOnly OccurredOn, string Retention) : ICaseEvent<SupervisionFile>;

/// <summary>已重启. 业务口径 D.3.</summary>
public sealed record SupervisionReopened(DateOnly OccurredOn, string Facts, string ApprovedBy) : ICaseEvent<SupervisionFile>;
