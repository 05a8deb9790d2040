using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using Microsoft.AspNetCore.Server.Kestrel.Https;
using Npgsql;

namespace CaseTrack.Postgres;

/// <summary>传输加密. TLS 1.2 and 1.3 alone, with suites that keep what was said secret even if the key is lost later; to a database elsewhere
/// never in the clear unless the office says so.</summary>
public static class Tls
{
    private static readonly TlsCipherSuite[] Suites =
    [
        TlsCipherSuite.TLS_AES_256_GCM_SHA384, TlsCipherSuite.TLS_AES_128_GCM_SHA256, TlsCipherSuite.TLS_CHACHA20_POLY1305_SHA256,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
        TlsCipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256, TlsCipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    ];

    /// <summary>For whatever this service listens to by https. Windows chooses its suites by itself.</summary>
    public static void Apply(HttpsConnectionAdapterOptions https)
    {
        https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
        https.OnAuthenticate = (_, options) =>
        {
            if (!OperatingSystem.IsWindows())
            {
                options.CipherSuitesPolicy = new CipherSuitesPolicy(Suites);
            }
        };
    }

    /// <summary>A database on another machine is asked with TLS where the connection string does not say otherwise.</summary>
    public static void Apply(NpgsqlConnectionStringBuilder database)
    {
        var named = database.ContainsKey("SSL Mode") && database.SslMode is not SslMode.Prefer;
        if (!named && (database.Host ?? "").Split(',').Any(IsElsewhere))
        {
            database.SslMode = SslMode.Require;
        }
    }

    private static bool IsElsewhere(string host)
    {
        var name = host.Trim().Split(':')[0];
        return name.Length > 0 && !name.StartsWith('/') && !name.StartsWith('@')
            && !name.Equals("localhost", StringComparison.OrdinalIgnoreCase)
            && !(IPAddress.TryParse(host.Trim().Trim('[', ']'), out var whole) && IPAddress.IsLoopback(whole))
            && !(IPAddress.TryParse(name, out var address) && IPAddress.IsLoopback(address));
    }
}
