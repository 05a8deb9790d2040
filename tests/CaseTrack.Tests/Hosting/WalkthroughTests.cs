using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseTrack.Tests.Hosting;

/// <summary>The published program, started as a person starts it, walked through as the document says.</summary>
[Trait("Speed", "slow")]
public sealed partial class WalkthroughTests
{
    [Fact]
    public async Task The_walkthrough_runs_as_written()
    {
        var token = TestContext.Current.CancellationToken;
        using var service = await ServiceProcess.StartAsync(["--demo"], token, minutes: 15);
        var markdown = await File.ReadAllTextAsync(Path.Combine(Repository.Folder, "api-docs", "walkthrough.md"), token);
        var script = new StringBuilder($"BASE={service.Address}\n");
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

    [GeneratedRegex("```bash\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Blocks();
}
