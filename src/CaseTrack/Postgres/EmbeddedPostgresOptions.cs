namespace CaseTrack.Postgres;

/// <summary>内嵌数据库设置：the private PostgreSQL that the program starts when no connection string is set.</summary>
/// <remarks>Configuration section <c>Embedded</c>; none of it is needed on an ordinary machine.</remarks>
public sealed record EmbeddedPostgresOptions
{
    /// <summary>The configuration section these settings are read from.</summary>
    public const string Section = "Embedded";

    /// <summary>
    /// The folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>. When set, no other folder is looked at.
    /// Default: none, that is <c>PATH</c>, then the usual install folders.
    /// </summary>
    public string? BinFolder { get; init; }

    /// <summary>
    /// The folders to search instead of <c>PATH</c> and the usual install folders, best first; one segment may hold a
    /// <c>*</c>, matched newest version first. Default: none, that is <c>PATH</c> and the usual folders.
    /// </summary>
    public IReadOnlyList<string>? SearchFolders { get; init; }

    /// <summary>
    /// The folder that keeps the data, the password, the log and the lock. Default: <c>CaseTrack/postgres</c> in the
    /// user's local application data; for root <c>/var/lib/casetrack/postgres</c>, since root's home is closed to the
    /// unprivileged user who must run the server.
    /// </summary>
    public string? DataFolder { get; init; }

    /// <summary>
    /// The port on 127.0.0.1. If it is taken by another program, a free one is used and a warning is logged.
    /// Default: 0, any free port.
    /// </summary>
    public int Port { get; init; }

    /// <summary>
    /// The unprivileged user who runs the server, read only when the program was started as root, which PostgreSQL
    /// refuses. Default: none, that is <c>postgres</c> if there is such a user, else <c>nobody</c>.
    /// </summary>
    public string? RunAs { get; init; }

    /// <summary>
    /// More PostgreSQL settings by name, for instance <c>max_connections</c>. The address and the port cannot be set
    /// here. They apply from the next start of the server. Default: empty.
    /// </summary>
    public IReadOnlyDictionary<string, string> ServerSettings { get; init; } = new Dictionary<string, string>();
}
