using System.Data.Common;
using Npgsql;

namespace CaseTrack.Postgres;

/// <summary>连接池. How connections are kept between two uses: with the plans of the statements that come again and again.</summary>
/// <remarks>Nothing the service does leaves anything behind in a connection – no setting beyond its transaction, no lock of a session, no
/// temporary table – so it is not wiped when it is given back; that would throw the plans away too. What the administrator says in the
/// connection string holds: behind a pooler that hands a connection on by transactions, say <c>Max Auto Prepare=0</c>.</remarks>
public static class Pooling
{
    // Statements the service asks again and again; a connection that knows more of them forgets the one it used longest ago.
    private const int Statements = 200;

    /// <summary>The connection string with what it does not say itself.</summary>
    public static string Of(string connectionString)
    {
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        var said = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>()
            .Select(x => x.Replace(" ", "", StringComparison.Ordinal)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (!said.Contains(nameof(builder.MaxAutoPrepare)))
        {
            builder.MaxAutoPrepare = Statements;
            builder.AutoPrepareMinUsages = 2;
        }

        if (!said.Contains(nameof(builder.NoResetOnClose)))
        {
            builder.NoResetOnClose = true;
        }

        return builder.ConnectionString;
    }
}
