using System.Linq.Expressions;
using System.Text.Json.Serialization;

namespace CaseTrack.Privacy;

/// <summary>已作法定保留.</summary>
public sealed record HoldPlaced(DateOnly OccurredOn, string Kind, Guid RecordId, string Basis, string PlacedBy) : ICaseEvent<LegalHold>;

/// <summary>法定保留已解除.</summary>
public sealed record HoldLifted(DateOnly OccurredOn, string Reason) : ICaseEvent<LegalHold>;

/// <summary>法定保留. While it stands nothing of a case's parties is erased: a lawsuit, an audit, an inquiry.</summary>
public sealed record LegalHold : ICaseRecord<LegalHold>, IConcernsCase
{
    public static string Kind => "legal-holds";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string RecordKind { get; init; }
    public Guid RecordId { get; init; }

    /// <summary>依据, in words.</summary>
    public required string Basis { get; init; }

    public required string PlacedBy { get; init; }
    public DateOnly PlacedOn { get; init; }
    public DateOnly? LiftedOn { get; init; }

    [JsonIgnore]
    public IReadOnlyList<string> Actions => LiftedOn is null ? ["lifting"] : [];

    public static Expression<Func<LegalHold, bool>>? SeenBy(Sight sight) => null;

    public static LegalHold Fold(LegalHold? record, Guid id, ICaseEvent happened) => happened switch
    {
        HoldPlaced e => new LegalHold { Id = id, RecordKind = e.Kind, RecordId = e.RecordId, Basis = e.Basis, PlacedBy = e.PlacedBy, PlacedOn = e.OccurredOn },
        HoldLifted e => record! with { LiftedOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
