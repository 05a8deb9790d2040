namespace CaseTrack.Review;

/// <summary>收到复议申请. Opens the stream; the day fixes which law governs it.</summary>
public sealed record ReviewReceived(DateOnly OccurredOn, string Office, string RespondentKind, string Subject, string Field) : ICaseEvent<ReviewApplication>;

/// <summary>受理前调解已开始.</summary>
public sealed record PreAcceptanceMediationStarted(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>受理前撤回.</summary>
public sealed record ReviewWithdrawn(DateOnly OccurredOn, string Reason) : ICaseEvent<ReviewApplication>;

/// <summary>不予受理. 行政复议法(2017) §17；(2023) §30.</summary>
public sealed record ReviewRefused(DateOnly OccurredOn, string Ground) : ICaseEvent<ReviewApplication>;

/// <summary>受理，含视为受理. 行政复议法(2017) §17；(2023) §30.</summary>
public sealed record ReviewAccepted(DateOnly OccurredOn, bool Deemed, string Basis) : ICaseEvent<ReviewApplication>;

/// <summary>决定已作出.</summary>
public sealed record ReviewDecided(DateOnly OccurredOn, string Decision) : ICaseEvent<ReviewApplication>;

/// <summary>已办结.</summary>
public sealed record ReviewClosed(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>已更正. Names what it corrects, why, and who approved it.</summary>
public sealed record ReviewCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, ReviewCorrections Corrected) : ICaseEvent<ReviewApplication>;

/// <summary>已作废.</summary>
public sealed record ReviewVoided(DateOnly OccurredOn, string Reason) : ICaseEvent<ReviewApplication>;

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
    public string? Subject { get; init; }
    public string? Field { get; init; }
    public string? WithdrawalReason { get; init; }
    public string? Decision { get; init; }
}
