namespace CaseTrack.Tests.Faults;

/// <summary>One act as a client sends it, however often it has to.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Body">What.</param>
/// <param name="Record">The record it is about.</param>
/// <param name="Event">The name in storage of what it leaves behind.</param>
public sealed record SentAct(string Path, object Body, Guid Record, string Event)
{
    /// <summary>The same with every repeat.</summary>
    public string Key { get; } = $"{Guid.CreateVersion7()}";

    /// <summary>An organisation is established.</summary>
    public static SentAct Unit(string code, string kind, string? parent)
    {
        var id = Guid.CreateVersion7();
        return new("organisations", new { id, occurredOn = "2020-01-01", code, name = code, kind, parent }, id, "organisation_established");
    }

    /// <summary>A mediation is registered, and accepted under a number.</summary>
    public static SentAct[] Mediation(string on)
    {
        var id = Guid.CreateVersion7();
        return
        [
            new("mediation-cases", new { id, occurredOn = on, committee = "tw", source = "application", disputeType = "02" }, id,
                "mediation_registered"),
            new($"mediation-cases/{id}/acceptance", new { occurredOn = on, mediators = new[] { "m" } }, id, "mediation_accepted"),
        ];
    }

    /// <summary>So many mediations.</summary>
    public static SentAct[][] Mediations(int count, string on) => [.. Enumerable.Range(0, count).Select(_ => Mediation(on))];
}
