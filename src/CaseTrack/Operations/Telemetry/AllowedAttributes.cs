namespace CaseTrack.Operations.Telemetry;

/// <summary>What may be said about a request outside this machine. Everything not named here is left out: a new version of a library
/// cannot add to it.</summary>
/// <remarks>No address or query of a request, no statement or parameter of the database, no caller, no text of an exception.</remarks>
public static class AllowedAttributes
{
    /// <summary>A metric keeps its series apart by these; a view takes names only, no beginnings.</summary>
    public static readonly string[] OfMetrics =
    [
        "http.request.method", "http.route", "http.response.status_code", "error.type",
        "message.type", "message.destination", "event_type", "aspnetcore.rate_limiting.result",
    ];

    private static readonly HashSet<string> Names =
        ["http.request.method", "http.route", "http.response.status_code", "error.type", "exception.type", "db.system", "db.system.name"];

    private static readonly string[] Beginnings = ["server.", "messaging.", "casetrack."];

    public static bool Contains(string name) => Names.Contains(name) || Beginnings.Any(x => name.StartsWith(x, StringComparison.Ordinal));
}
