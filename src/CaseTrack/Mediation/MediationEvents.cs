using CaseTrack.Organisations;

namespace CaseTrack.Mediation;

/// <summary>协议形式. 人民调解法 §28.</summary>
public enum AgreementForm
{
    /// <summary>口头协议: noted by the mediator, effective when reached. 人民调解法 §§28, 30.</summary>
    Oral = 1,

    /// <summary>书面协议: effective on signatures and the committee's seal. 人民调解法 §29.</summary>
    Written,
}

/// <summary>联动层级: a level of the three-level linkage (三级联动).</summary>
public enum LinkageLevel
{
    /// <summary>区.</summary>
    District = 1,

    /// <summary>街道.</summary>
    Street,

    /// <summary>社区.</summary>
    Community,
}

/// <summary>纠纷已登记. Opens the stream. Who the parties are is kept outside events.</summary>
public sealed record MediationRegistered(
    DateOnly OccurredOn, string Committee, CommitteeKind CommitteeKind, string Source, string DisputeType) : ICaseEvent<MediationCase>;

/// <summary>已受理. 人民调解法 §17.</summary>
public sealed record MediationAccepted(DateOnly OccurredOn) : ICaseEvent<MediationCase>;

/// <summary>已启动三级联动: levels of the hierarchy work on one dispute together. Coordination, never an appeal (湖北省人民调解规定 §8).</summary>
public sealed record LinkageStarted(DateOnly OccurredOn, IReadOnlyList<LinkageLevel> Levels) : ICaseEvent<MediationCase>;

/// <summary>已达成调解协议. 人民调解法 §§28-30.</summary>
public sealed record AgreementReached(DateOnly OccurredOn, AgreementForm Form, decimal? AmountYuan) : ICaseEvent<MediationCase>;

/// <summary>调解不成，已终止. 人民调解法 §26.</summary>
public sealed record MediationEnded(DateOnly OccurredOn, string Reason, string AdvisedRemedy) : ICaseEvent<MediationCase>;

/// <summary>已办结.</summary>
public sealed record MediationClosed(DateOnly OccurredOn) : ICaseEvent<MediationCase>;

/// <summary>已更正. Names what it corrects, why, and who approved it; the events before it stay as they were.</summary>
public sealed record MediationCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, MediationCorrections Corrected) : ICaseEvent<MediationCase>;

/// <summary>已作废 (重复或误录). The record leaves every figure, its history stays.</summary>
public sealed record MediationVoided(DateOnly OccurredOn, string Reason, Guid? DuplicateOf) : ICaseEvent<MediationCase>;

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
}
