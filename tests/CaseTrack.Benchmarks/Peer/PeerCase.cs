namespace CaseTrack.Benchmarks.Peer;

/// <summary>A mediation case as a plain row.</summary>
public sealed class PeerCase
{
    public Guid Id { get; set; }
    public int Version { get; set; }
    public required string Stage { get; set; }
    public required string Unit { get; set; }
    public required string Source { get; set; }
    public required string DisputeType { get; set; }
    public int? People { get; set; }
    public string? Number { get; set; }
    public string? Mediator { get; set; }
    public DateOnly RegisteredOn { get; set; }
    public DateOnly? AcceptedOn { get; set; }
    public DateOnly? AgreedOn { get; set; }
    public string? Form { get; set; }
    public decimal? AmountYuan { get; set; }
    public DateOnly? PerformBy { get; set; }
    public DateOnly? PerformedOn { get; set; }
    public DateOnly? EndedOn { get; set; }
    public DateOnly? ClosedOn { get; set; }
    public DateTimeOffset RecordedAt { get; set; }
}

/// <summary>A time limit running on a case.</summary>
public sealed class PeerDeadline
{
    public long Id { get; set; }
    public Guid CaseId { get; set; }
    public required string Unit { get; set; }
    public required string Code { get; set; }
    public DateOnly StartOn { get; set; }
    public DateOnly DueOn { get; set; }
    public DateOnly? EndedOn { get; set; }
}

/// <summary>What was done, by whom and when; in the transaction of the change.</summary>
public sealed class PeerAudit
{
    public long Id { get; set; }
    public Guid CaseId { get; set; }
    public required string Act { get; set; }
    public required string Actor { get; set; }
    public DateTimeOffset At { get; set; }

    /// <summary>The request, JSON.</summary>
    public required string Body { get; set; }
}

/// <summary>An organisation of the district.</summary>
public sealed class PeerUnit
{
    public required string Code { get; set; }
    public required string Name { get; set; }
    public required string Kind { get; set; }
    public string? Parent { get; set; }
    public DateOnly EstablishedOn { get; set; }
}

/// <summary>A person who signs in.</summary>
public sealed class PeerAccount
{
    public Guid Id { get; set; }
    public required string UserName { get; set; }
    public required string PasswordHash { get; set; }

    /// <summary>The unit a mediator's rights end at; none for the leader, who sees the district.</summary>
    public string? Unit { get; set; }
}

/// <summary>The last number of a year.</summary>
public sealed class PeerSeries
{
    public int Year { get; set; }

    /// <summary>The committee; empty for a series of the district.</summary>
    public string Unit { get; set; } = "";
    public int Last { get; set; }
}
