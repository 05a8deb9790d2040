using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Privacy;

/// <summary>处理状态.</summary>
public enum ErasureStage
{
    /// <summary>已申请.</summary>
    Requested = 1,

    /// <summary>已批准并执行.</summary>
    Carried,

    /// <summary>已驳回.</summary>
    Rejected,
}

/// <summary>已申请删除或限制处理个人信息.</summary>
public sealed record ErasureRequested(
    DateOnly OccurredOn, string Kind, Guid RecordId, Guid Party, ErasureMeasure Measure, string Ground, string RequestedBy)
    : ICaseEvent<Erasure>;

/// <summary>已批准并执行, by a second person.</summary>
public sealed record ErasureCarried(DateOnly OccurredOn, string ApprovedBy) : ICaseEvent<Erasure>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Erasure;
}

/// <summary>已驳回.</summary>
public sealed record ErasureRejected(DateOnly OccurredOn, string Reason) : ICaseEvent<Erasure>;

/// <summary>个人信息的删除或限制处理. 个人信息保护法 §47. What was counted stays counted: no figure knows who somebody was.</summary>
public sealed record Erasure : ICaseRecord<Erasure>, IConcernsCase
{
    public static string Kind => "erasures";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public ErasureStage Stage { get; init; }
    public required string RecordKind { get; init; }
    public Guid RecordId { get; init; }
    public Guid Party { get; init; }
    public ErasureMeasure Measure { get; init; }

    /// <summary>依据, code list <c>erasureGround</c>.</summary>
    public required string Ground { get; init; }

    public required string RequestedBy { get; init; }
    public DateOnly RequestedOn { get; init; }
    public string? ApprovedBy { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage is ErasureStage.Requested ? ["approval", "rejection"] : [];

    public static Expression<Func<Erasure, bool>>? SeenBy(Sight sight) => null;

    public static Erasure Fold(Erasure? record, Guid id, ICaseEvent happened) => happened switch
    {
        ErasureRequested e => new Erasure
        {
            Id = id,
            Stage = ErasureStage.Requested,
            RecordKind = e.Kind,
            RecordId = e.RecordId,
            Party = e.Party,
            Measure = e.Measure,
            Ground = e.Ground,
            RequestedBy = e.RequestedBy,
            RequestedOn = e.OccurredOn,
        },
        ErasureCarried e => record! with { Stage = ErasureStage.Carried, ApprovedBy = e.ApprovedBy },
        ErasureRejected => record! with { Stage = ErasureStage.Rejected },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
