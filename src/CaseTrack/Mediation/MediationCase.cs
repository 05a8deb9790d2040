using CaseTrack.Organisations;

namespace CaseTrack.Mediation;

/// <summary>办理阶段.</summary>
public enum MediationStage
{
    /// <summary>登记.</summary>
    Registered = 1,

    /// <summary>受理、调解中.</summary>
    Accepted,

    /// <summary>达成协议.</summary>
    Agreed,

    /// <summary>调解不成、终止.</summary>
    Ended,

    /// <summary>已办结.</summary>
    Closed,

    /// <summary>已作废.</summary>
    Voided,
}

/// <summary>人民调解案件. One dispute, however many rounds of mediation it takes.</summary>
public sealed partial record MediationCase : ICaseRecord<MediationCase>
{
    public static string Kind => "mediation-cases";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public MediationStage Stage { get; init; }
    public required string Committee { get; init; }
    public required CommitteeKind CommitteeKind { get; init; }
    public required string Source { get; init; }
    public required string DisputeType { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? LinkedOn { get; init; }
    public IReadOnlyList<LinkageLevel> Linkage { get; init; } = [];
    public DateOnly? AgreedOn { get; init; }
    public AgreementForm? Form { get; init; }
    public decimal? AmountYuan { get; init; }
    public DateOnly? EndedOn { get; init; }
    public string? EndReason { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public DateOnly? VoidedOn { get; init; }
    public Guid? DuplicateOf { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => Stage switch
    {
        MediationStage.Registered => ["acceptance", "corrections", "voiding"],
        MediationStage.Accepted when LinkedOn is null => ["linkage", "agreement", "termination", "corrections", "voiding"],
        MediationStage.Accepted => ["agreement", "termination", "corrections", "voiding"],
        MediationStage.Agreed or MediationStage.Ended => ["closing", "corrections", "voiding"],
        MediationStage.Closed => ["corrections", "voiding"],
        _ => [],
    };

    public static MediationCase Fold(MediationCase? record, Guid id, ICaseEvent happened) => happened switch
    {
        MediationRegistered e => new MediationCase
        {
            Id = id,
            Stage = MediationStage.Registered,
            Committee = e.Committee,
            CommitteeKind = e.CommitteeKind,
            Source = e.Source,
            DisputeType = e.DisputeType,
            RegisteredOn = e.OccurredOn,
        },
        MediationAccepted e => record! with { Stage = MediationStage.Accepted, AcceptedOn = e.OccurredOn },
        LinkageStarted e => record! with { LinkedOn = e.OccurredOn, Linkage = e.Levels },
        AgreementReached e => record! with
        {
            Stage = MediationStage.Agreed,
            AgreedOn = e.OccurredOn,
            Form = e.Form,
            AmountYuan = e.AmountYuan,
        },
        MediationEnded e => record! with { Stage = MediationStage.Ended, EndedOn = e.OccurredOn, EndReason = e.Reason },
        MediationClosed e => record! with { Stage = MediationStage.Closed, ClosedOn = e.OccurredOn },
        MediationCorrected e => record!.With(e.Corrected),
        MediationVoided e => record! with { Stage = MediationStage.Voided, VoidedOn = e.OccurredOn, DuplicateOf = e.DuplicateOf },
        _ => throw new UnknownEventException(Kind, happened),
    };

    /// <summary>The case with a correction applied.</summary>
    public MediationCase With(MediationCorrections corrected) => this with
    {
        RegisteredOn = corrected.RegisteredOn ?? RegisteredOn,
        AcceptedOn = corrected.AcceptedOn ?? AcceptedOn,
        LinkedOn = corrected.LinkedOn ?? LinkedOn,
        AgreedOn = corrected.AgreedOn ?? AgreedOn,
        EndedOn = corrected.EndedOn ?? EndedOn,
        ClosedOn = corrected.ClosedOn ?? ClosedOn,
        Committee = corrected.Committee ?? Committee,
        CommitteeKind = corrected.CommitteeKind ?? CommitteeKind,
        Source = corrected.Source ?? Source,
        DisputeType = corrected.DisputeType ?? DisputeType,
        Form = corrected.Form ?? Form,
        AmountYuan = corrected.AmountYuan ?? AmountYuan,
    };
}
