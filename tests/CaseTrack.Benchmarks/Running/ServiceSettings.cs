using CaseTrack.Postgres;
using CaseTrack.Secrets;

namespace CaseTrack.Benchmarks.Running;

/// <summary>How the service is set for the benchmark: its own keys, no limit on requests; everything else as it is shipped.</summary>
public static class ServiceSettings
{
    public static Dictionary<string, string?> Of(string connectionString, string keysFolder) => new()
    {
        [$"ConnectionStrings:{Database.ConnectionName}"] = connectionString,
        [SecretFile.CreateSetting] = "true",
        ["Access:TokenKeyFile"] = Path.Combine(keysFolder, "token-key.pem"),
        ["Privacy:MasterKeyFile"] = Path.Combine(keysFolder, "master-key"),
        ["Proof:SealKeyFile"] = Path.Combine(keysFolder, "seal-key"),
        ["Signing:KeyFile"] = Path.Combine(keysFolder, "signing-key.pem"),
        ["RateLimits:Enabled"] = "false",
    };

    /// <summary>The same as arguments of the executable.</summary>
    public static string[] Arguments(string connectionString, string keysFolder) =>
        [.. Of(connectionString, keysFolder).Select(x => $"--{x.Key}={x.Value}")];
}
