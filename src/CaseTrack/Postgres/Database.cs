using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Postgres;

/// <summary>The database the service works on: the configured one, or a private PostgreSQL of its own.</summary>
public sealed class Database : IAsyncDisposable
{
    /// <summary>Name of the connection string; without it the embedded PostgreSQL is used.</summary>
    public const string ConnectionName = "CaseTrack";

    /// <summary>Whether the service makes and changes its tables at the start. Without that it only looks whether they are as they should
    /// be, and an account that owns nothing is enough.</summary>
    public const string ApplySchemaSetting = "Database:ApplySchema";

    private readonly EmbeddedPostgres? embedded;

    private Database(string connectionString, EmbeddedPostgres? embedded)
    {
        ConnectionString = connectionString;
        this.embedded = embedded;
    }

    public string ConnectionString { get; }

    /// <exception cref="EmbeddedPostgresException">No server could be had; the message says what to do.</exception>
    public static async Task<Database> OpenAsync(IConfiguration configuration, ILogger logger, CancellationToken token)
    {
        if (configuration.GetConnectionString(ConnectionName) is { Length: > 0 } given)
        {
            return new Database(Addressed(given).ConnectionString, null);
        }

        KeysFolder.Prepare(configuration);
        var options = configuration.GetSection(EmbeddedPostgresOptions.Section).Get<EmbeddedPostgresOptions>() ?? new();
        var embedded = await EmbeddedPostgres.StartAsync(options, logger, TimeProvider.System, token);
        await embedded.EnsureDatabaseAsync("casetrack", token);
        return new Database(embedded.ConnectionString("casetrack"), embedded);
    }

    /// <summary>A connection of the settings as every one is made: with TLS to a database elsewhere, and in UTC, for a session in another
    /// zone would shift what the server stamps.</summary>
    /// <exception cref="ArgumentException">It is no connection string.</exception>
    public static Npgsql.NpgsqlConnectionStringBuilder Addressed(string given)
    {
        var builder = new Npgsql.NpgsqlConnectionStringBuilder(given) { Timezone = "UTC" };
        Tls.Apply(builder);
        return builder;
    }

    public ValueTask DisposeAsync() => embedded?.DisposeAsync() ?? ValueTask.CompletedTask;
}
