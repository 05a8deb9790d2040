using System.Diagnostics;

namespace CaseTrack.Tests.Hosting;

/// <summary>What a stranger makes of the published description: a lint without an error, and clients of three generators that compile and
/// walk through the service (<c>tests/clients</c>).</summary>
[Trait("Speed", "slow")]
[Collection(DemonstrationService.Collection)]
public sealed class GeneratedClientTests(DemonstrationService demonstration)
{
    internal static readonly string Folder = Path.Combine(Repository.Folder, "tests", "clients");

    private static readonly SemaphoreSlim Installing = new(1);

    [Fact]
    public async Task The_published_description_has_no_lint_error()
    {
        await InstalledAsync();
        await RunAsync("npm", "run", "--silent", "lint");
    }

    [Fact]
    public async Task TypeScript_clients_are_generated_compile_and_walk_through_the_service()
    {
        await InstalledAsync();
        await RunAsync("npm", "run", "--silent", "generate");
        await RunAsync("npm", "run", "--silent", "compile");
        var address = await demonstration.AddressAsync(TestContext.Current.CancellationToken);
        (await RunAsync("npm", "run", "--silent", "walk", "--", address)).ShouldContain("walked");
        (await RunAsync("npm", "run", "--silent", "look", "--", address)).ShouldContain("looked");
    }

    [Fact]
    public async Task A_client_in_this_language_is_generated_compiles_and_walks_too()
    {
        await RunAsync("dotnet", "tool", "restore");
        await RunAsync("dotnet", "nswag", "run", "csharp/nswag.json");
        await RunAsync("dotnet", "build", "csharp/Look.csproj", "-v", "q", "--nologo", "-nodeReuse:false");
        var address = await demonstration.AddressAsync(TestContext.Current.CancellationToken);
        (await RunAsync("dotnet", "generated/csharp/bin/Look.dll", address)).ShouldContain("looked");
    }

    /// <summary>The generators as the lock file names them, and what else stands in it.</summary>
    internal static async Task InstalledAsync()
    {
        await Installing.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            var installed = new FileInfo(Path.Combine(Folder, "node_modules", ".package-lock.json"));
            if (!installed.Exists || installed.LastWriteTimeUtc < File.GetLastWriteTimeUtc(Path.Combine(Folder, "package-lock.json")))
            {
                await RunAsync("npm", "ci", "--no-audit", "--no-fund");
            }
        }
        finally
        {
            Installing.Release();
        }
    }

    /// <summary>What a program says; it must end well.</summary>
    private static async Task<string> RunAsync(string program, params string[] arguments)
    {
        var token = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["REDOCLY_TELEMETRY"] = "off";
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(token);
        var said = await process.StandardOutput.ReadToEndAsync(token) + await errors;
        await process.WaitForExitAsync(token);
        process.ExitCode.ShouldBe(0, $"{program} {string.Join(' ', arguments)}: {said}");
        return said;
    }
}
