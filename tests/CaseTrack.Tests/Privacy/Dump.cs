using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using Npgsql;

namespace CaseTrack.Tests.Privacy;

/// <summary>Everything a database holds, as text.</summary>
public static class Dump
{
    public static async Task<string> OfAsync(string connectionString)
    {
        var connection = new NpgsqlConnectionStringBuilder(connectionString);
        using var dump = Process.Start(new ProcessStartInfo("bash",
            ["-c", $"PGPASSWORD='{connection.Password}' $(ls /usr/lib/postgresql/*/bin/pg_dump | tail -1) -h {connection.Host} -p "
                + $"{connection.Port} -U {connection.Username} {connection.Database}"])
        { RedirectStandardOutput = true, StandardOutputEncoding = Encoding.UTF8 })!;
        var everything = await dump.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dump.WaitForExitAsync(TestContext.Current.CancellationToken);
        dump.ExitCode.ShouldBe(0, "the dump is whole");
        everything.Length.ShouldBeGreaterThan(100_000);
        return everything;
    }

    /// <summary>An answer as it is sent: every character as itself.</summary>
    public static string Text(this JsonNode answer) =>
        answer.ToJsonString(new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    /// <summary>Some words as they may lie in a dump: plain, escaped, or within the bytes of a message.</summary>
    public static string[] Forms(string words) =>
        [words, string.Concat(words.Select(x => $"\\u{(int)x:x4}")), string.Concat(words.Select(x => $"\\u{(int)x:X4}")),
            Convert.ToHexStringLower(Encoding.UTF8.GetBytes(words)), Convert.ToBase64String(Encoding.UTF8.GetBytes(words))];
}
