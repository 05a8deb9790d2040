namespace CaseTrack.Benchmarks.Measuring;

/// <summary>One line of the table.</summary>
/// <param name="Group">The table it stands in.</param>
/// <param name="Name">What is measured.</param>
/// <param name="Unit">In what.</param>
/// <param name="Clients">How many clients at once, where curves go by that.</param>
public sealed record Measure(string Group, string Name, string Unit, int? Clients = null)
{
    public string Title => Clients is { } clients ? $"{Name}, {clients} {(clients == 1 ? "client" : "clients")}, {Unit}"
        : Unit.Length == 0 ? Name : $"{Name}, {Unit}";
}

/// <summary>Whose value it is.</summary>
public enum Side
{
    /// <summary>The service.</summary>
    Ours = 1,

    /// <summary>What a good team would write instead.</summary>
    Peer,

    /// <summary>What the machine gives at best.</summary>
    Limit,

    /// <summary>The libraries the service stands on, alone: its floor.</summary>
    Floor,
}
