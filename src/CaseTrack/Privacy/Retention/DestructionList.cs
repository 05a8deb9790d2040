using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Privacy.Retention;

/// <summary>清册的状态.</summary>
public enum DestructionStage
{
    /// <summary>已提出.</summary>
    Proposed = 1,

    /// <summary>已批准并销毁.</summary>
    Carried,

    /// <summary>已驳回.</summary>
    Rejected,
}

/// <summary>列入清册的案件, as it stood then.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">Its version: what happens in it later keeps it back.</param>
/// <param name="Number">案号.</param>
/// <param name="PutAwayOn">归档日.</param>
/// <param name="Retention">保管期限, as it was archived.</param>
/// <param name="Rule">The rule by which it is due.</param>
/// <param name="Years">Its years.</param>
/// <param name="DueOn">The first day it may go.</param>
public sealed record ListedRecord(
    Guid Id, int Version, string? Number, DateOnly PutAwayOn, string? Retention, Guid Rule, int Years, DateOnly DueOn);

/// <summary>已销毁的案件.</summary>
/// <param name="Id">The case.</param>
/// <param name="People">How many parties were erased.</param>
/// <param name="Photos">How many photos.</param>
/// <param name="Texts">How many texts were taken out.</param>
/// <param name="TextsLeft">How many texts stay, since what is counted rests on them.</param>
public sealed record DestroyedRecord(Guid Id, int People, int Photos, int Texts, int TextsLeft);

/// <summary>未销毁的案件.</summary>
/// <param name="Id">The case.</param>
/// <param name="Why">原因.</param>
public sealed record KeptRecord(Guid Id, KeptBack Why);

/// <summary>已提出销毁. Fixed from then on: what comes due later stands on the next list.</summary>
public sealed record DestructionProposed(
    DateOnly OccurredOn, string Kind, int Year, string Reason, IReadOnlyList<ListedRecord> Listed, string ProposedBy)
    : ICaseEvent<DestructionList>;

/// <summary>已批准并销毁, by a second person.</summary>
/// <param name="OccurredOn">批准日.</param>
/// <param name="ApprovedBy">批准人.</param>
/// <param name="Destroyed">What went.</param>
/// <param name="Kept">What was kept back when it was looked at again.</param>
/// <param name="Digest">SHA-256 of the list of what went.</param>
/// <param name="BackupsUntil">The last day on which a backup made before may still be there; absent where the office has not said how long
/// it keeps them.</param>
public sealed record DestructionCarried(
    DateOnly OccurredOn, string ApprovedBy, IReadOnlyList<DestroyedRecord> Destroyed, IReadOnlyList<KeptRecord> Kept, string Digest,
    DateOnly? BackupsUntil) : ICaseEvent<DestructionList>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Erasure;
}

/// <summary>已驳回.</summary>
public sealed record DestructionRejected(DateOnly OccurredOn, string Reason, string RejectedBy) : ICaseEvent<DestructionList>;

/// <summary>销毁清册. One person proposes what has come to the end of its retention, another approves it; what went stays listed for ever.
/// 档案法(2020) §21.</summary>
public sealed record DestructionList : ICaseRecord<DestructionList>, IConcernsCases
{
    public static string Kind => "destruction-lists";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public DestructionStage Stage { get; init; }
    public required string RecordKind { get; init; }

    /// <summary>归档年度.</summary>
    public int Year { get; init; }

    /// <summary>理由.</summary>
    public required string Reason { get; init; }

    public required string ProposedBy { get; init; }
    public DateOnly ProposedOn { get; init; }

    /// <summary>Who approved or rejected it.</summary>
    public string? DecidedBy { get; init; }

    public DateOnly? DecidedOn { get; init; }

    /// <summary>What was proposed.</summary>
    public IReadOnlyList<ListedRecord> Listed { get; init; } = [];

    /// <summary>What went.</summary>
    public IReadOnlyList<DestroyedRecord> Destroyed { get; init; } = [];

    /// <summary>What was kept back when it was looked at again.</summary>
    public IReadOnlyList<KeptRecord> Kept { get; init; } = [];

    /// <summary>SHA-256 of the list of what went.</summary>
    public string? Digest { get; init; }

    /// <summary>Backups made before hold the data up to this day; absent where nobody has said so.</summary>
    public DateOnly? BackupsUntil { get; init; }

    [JsonIgnore]
    public IReadOnlyList<Guid> Records => [.. Listed.Select(x => x.Id)];

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage is DestructionStage.Proposed ? ["approval", "rejection"] : [];

    public static Expression<Func<DestructionList, bool>>? SeenBy(Sight sight) => null;

    public static DestructionList Fold(DestructionList? record, Guid id, ICaseEvent happened) => happened switch
    {
        DestructionProposed e => new DestructionList
        {
            Id = id,
            Stage = DestructionStage.Proposed,
            RecordKind = e.Kind,
            Year = e.Year,
            Reason = e.Reason,
            Listed = e.Listed,
            ProposedBy = e.ProposedBy,
            ProposedOn = e.OccurredOn,
        },
        DestructionCarried e => record! with
        {
            Stage = DestructionStage.Carried,
            DecidedBy = e.ApprovedBy,
            DecidedOn = e.OccurredOn,
            Destroyed = e.Destroyed,
            Kept = e.Kept,
            Digest = e.Digest,
            BackupsUntil = e.BackupsUntil,
        },
        DestructionRejected e => record! with { Stage = DestructionStage.Rejected, DecidedBy = e.RejectedBy, DecidedOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
