namespace CaseTrack.Supervision;

/// <summary>线索已登记. Opens the stream.</summary>
public sealed record SupervisionLeadRegistered(DateOnly OccurredOn, string Office, string Source, string Field) : ICaseEvent<SupervisionFile>;

/// <summary>已立案.</summary>
public sealed record SupervisionFileOpened(DateOnly OccurredOn) : ICaseEvent<SupervisionFile>;

/// <summary>监督文书已制发. 行政执法监督条例.</summary>
public sealed record InstrumentIssued(DateOnly OccurredOn, string Instrument) : ICaseEvent<SupervisionFile>;

/// <summary>整改完成，复核验收通过.</summary>
public sealed record RectificationVerified(DateOnly OccurredOn) : ICaseEvent<SupervisionFile>;

/// <summary>已移交.</summary>
public sealed record SupervisionHandedOver(DateOnly OccurredOn, string Target) : ICaseEvent<SupervisionFile>;

/// <summary>不成立.</summary>
public sealed record SupervisionNotEstablished(DateOnly OccurredOn) : ICaseEvent<SupervisionFile>;

/// <summary>已结案.</summary>
public sealed record SupervisionClosed(DateOnly OccurredOn) : ICaseEvent<SupervisionFile>;

/// <summary>已更正. Names what it corrects, why, and who approved it.</summary>
public sealed record SupervisionCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, SupervisionCorrections Corrected) : ICaseEvent<SupervisionFile>;

/// <summary>已作废.</summary>
public sealed record SupervisionVoided(DateOnly OccurredOn, string Reason) : ICaseEvent<SupervisionFile>;

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
}
