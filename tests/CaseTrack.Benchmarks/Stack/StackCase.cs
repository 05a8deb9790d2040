using JasperFx.Events;
using Marten.Events.Aggregation;

namespace CaseTrack.Benchmarks.Stack;

/// <summary>A mediation case as it stands, of what the body of an oral agreement says.</summary>
public sealed record StackCase
{
    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Unit { get; init; }
    public required string Source { get; init; }
    public required string DisputeType { get; init; }
    public int? People { get; init; }
    public string? Mediator { get; init; }
    public DateOnly RegisteredOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? AgreedOn { get; init; }
    public decimal? AmountYuan { get; init; }
    public bool Performed { get; init; }
}

public sealed record StackRegistered(DateOnly OccurredOn, string Unit, string Source, string DisputeType, int? People);

public sealed record StackAccepted(DateOnly OccurredOn, string Mediator);

public sealed record StackAgreed(DateOnly OccurredOn, decimal? AmountYuan, bool Performed);

/// <summary>The case, stored in the transaction of its events.</summary>
public sealed class StackCases : SingleStreamProjection<StackCase, Guid>
{
    public StackCases()
    {
        IncludeType<StackRegistered>();
        IncludeType<StackAccepted>();
        IncludeType<StackAgreed>();
    }

    public override StackCase? Evolve(StackCase? snapshot, Guid id, IEvent e) => e.Data switch
    {
        StackRegistered x => new StackCase
        {
            Id = id,
            Unit = x.Unit,
            Source = x.Source,
            DisputeType = x.DisputeType,
            People = x.People,
            RegisteredOn = x.OccurredOn,
            Version = 1,
        },
        StackAccepted x => snapshot! with { AcceptedOn = x.OccurredOn, Mediator = x.Mediator, Version = snapshot.Version + 1 },
        StackAgreed x => snapshot! with
        {
            AgreedOn = x.OccurredOn,
            AmountYuan = x.AmountYuan,
            Performed = x.Performed,
            Version = snapshot.Version + 1,
        },
        _ => snapshot,
    };
}
