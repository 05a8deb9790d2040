using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseTrack.Tests.Hosting;

/// <summary>The published program, started as a person starts it, walked through as the document says.</summary>
[Trait("Speed", "slow")]
[Collection(DemonstrationService.Collection)]
public sealed partial class WalkthroughTests(DemonstrationService demonstration)
{
    [Fact]
    public async Task The_walkthrough_runs_as_written()
    {
        var token = TestContext.Current.CancellationToken;
        var address = await demonstration.AddressAsync(token);
        var markdown = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "api-docs", "walkthrough.md"), token);
        var script = new StringBuilder($"BASE={address}\n");
        var expected = new List<string>();
        foreach (Match block in Blocks().Matches(markdown))
        {
            foreach (var line in block.Groups[1].Value.Split('\n'))
            {
                if (line.StartsWith("# => ", StringComparison.Ordinal))
                {
                    expected.Add(line["# => ".Length..]);
                    script.Append("\necho; echo '<<<>>>'\n");
                }
                else
                {
                    script.Append(line).Append('\n');
                }
            }
        }

        expected.Count.ShouldBeGreaterThan(10);
        using var bash = Process.Start(
            new ProcessStartInfo("bash", ["-u"]) { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync(script, token);
        bash.StandardInput.Close();
        var answers = (await bash.StandardOutput.ReadToEndAsync(token)).Split("<<<>>>");
        answers.Length.ShouldBe(expected.Count + 1);
        foreach (var (want, answer) in expected.Zip(answers))
        {
            answer.ShouldContain(want);
        }

        foreach (var readme in (string[])["README.md", "README.zh-CN.md"])
        {
            // What is asked of the demonstration year.
            var asks = (await BlocksOfAsync(readme, token)).Where(x => x.Contains("ask ", StringComparison.Ordinal)).ToArray();
            asks.Length.ShouldBeGreaterThan(0, readme);
            var said = await RunAsync(string.Join('\n', asks), address, token);
            said.Failed.ShouldBeEmpty(readme);
            said.Lines.ShouldBeGreaterThan(2, readme);
        }
    }

    [Theory]
    [InlineData("README.md")]
    [InlineData("README.zh-CN.md")]
    public async Task From_nothing_to_the_first_case_goes_as_written(string readme)
    {
        var token = TestContext.Current.CancellationToken;
        using var service = await ServiceProcess.StartAsync([], token, minutes: 10);
        var code = SetupCode().Match(service.Output).Groups[1].Value;
        var steps = (await BlocksOfAsync(readme, token)).Single(x => x.Contains("first-administrator '", StringComparison.Ordinal));
        var said = await RunAsync(steps.Replace("CODE=…", $"CODE={code}", StringComparison.Ordinal), service.Address, token);
        said.Failed.ShouldBeEmpty(said.Output);
        said.Output.ShouldContain("\"stage\":\"in-mediation\"");

        // The same once more is refused, and the console tells no name and no place in the program.
        (await RunAsync(steps.Replace("CODE=…", $"CODE={code}", StringComparison.Ordinal), service.Address, token)).Failed.Count
            .ShouldBeGreaterThan(4);
        (service.Output.Contains("王调解员", StringComparison.Ordinal), service.Output.Contains("   at ", StringComparison.Ordinal))
            .ShouldBe((false, false), service.Output);
    }

    private static async Task<IEnumerable<string>> BlocksOfAsync(string file, CancellationToken token) =>
        Blocks().Matches(await File.ReadAllTextAsync(Path.Combine(Repository.Folder, file), token)).Select(x => x.Groups[1].Value);

    /// <summary>Runs lines as they stand, but for where the service is; a request that is refused is named.</summary>
    private static async Task<(string Output, IReadOnlyList<string> Failed, int Lines)> RunAsync(
        string lines, string address, CancellationToken token)
    {
        var commands = lines.Replace("http://localhost:5080", address, StringComparison.Ordinal)
            .Replace("curl -s ", "curl -sf ", StringComparison.Ordinal).Split('\n')
            .Select(x => x.StartsWith("ask ", StringComparison.Ordinal) || x.StartsWith("post ", StringComparison.Ordinal)
                || x.StartsWith("curl ", StringComparison.Ordinal)
                    ? $"{x.Split("  #")[0]} || echo \"<<<FAILED {x.Split(' ')[1].Trim('"')}>>>\"" : x);
        using var bash = Process.Start(new ProcessStartInfo("bash") { RedirectStandardInput = true, RedirectStandardOutput = true })!;
        await bash.StandardInput.WriteAsync(string.Join('\n', commands) + "\n");
        bash.StandardInput.Close();
        var output = await bash.StandardOutput.ReadToEndAsync(token);
        return (output, [.. Failed().Matches(output).Select(x => x.Value)],
            lines.Split('\n').Count(x => x.StartsWith("ask ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Without_PostgreSQL_the_program_says_what_to_do()
    {
        using var service = ServiceProcess.Launch(["--Embedded:SearchFolders:0=/nowhere"]);
        await service.ExitedAsync(TestContext.Current.CancellationToken);
        service.ExitCode.ShouldBe(1);
        service.Output.ShouldContain("ConnectionStrings");
        service.Output.ShouldContain("Embedded:BinFolder");
    }

    [Fact]
    public async Task It_does_not_listen_beyond_this_machine()
    {
        using var service = ServiceProcess.Launch(["--Urls=http://0.0.0.0:0"]);
        await service.ExitedAsync(TestContext.Current.CancellationToken);
        service.ExitCode.ShouldNotBe(0);
        service.Output.ShouldContain("PlainHttpBehindProxy");
    }

    [GeneratedRegex("setup code\\): ([0-9a-f]{32})")]
    private static partial Regex SetupCode();

    [GeneratedRegex("<<<FAILED [^>]*>>>")]
    private static partial Regex Failed();

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
