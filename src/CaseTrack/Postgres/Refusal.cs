namespace CaseTrack.Postgres;

internal enum RefusalKind
{
    /// <summary>What is left of the previous server is still leaving: to be tried again.</summary>
    Busy = 1,

    /// <summary>Another program listens on the port.</summary>
    PortTaken,

    /// <summary>Anything else, which trying again does not mend.</summary>
    Other,
}

/// <summary>Why the server did not start, read from the lines it has just written to its log.</summary>
internal sealed record Refusal(RefusalKind Kind, string Summary, string LastLines)
{
    private const int Shown = 20;

    private static readonly string[] BusySigns =
    [
        "shared memory block", // children of a killed server are still attached
        "lock file \"postmaster.pid\" already exists",
        "is in use by another process", // Windows: the log or the data is still open
    ];

    private static readonly string[] PortSigns = ["could not bind", "could not create any TCP/IP sockets"];

    public static Refusal Busy(string status) => new(RefusalKind.Busy, status, "");

    public static Refusal From(string log, string output)
    {
        var lines = log.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // initdb's locale makes the server write English, whatever the machine's language.
        var kind = Has(log, PortSigns) ? RefusalKind.PortTaken : Has(log, BusySigns) ? RefusalKind.Busy : RefusalKind.Other;
        var last = lines.Length == 0 ? output.Trim() : string.Join('\n', lines.TakeLast(Shown));
        var fatal = lines.LastOrDefault(line => line.Contains("FATAL", StringComparison.Ordinal));
        return new Refusal(kind, fatal?[fatal.IndexOf("FATAL", StringComparison.Ordinal)..] ?? "pg_ctl start", last);
    }

    private static bool Has(string log, string[] signs) => signs.Any(sign => log.Contains(sign, StringComparison.Ordinal));
}
