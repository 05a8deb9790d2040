using System.Globalization;
using System.Text.RegularExpressions;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Access.SignIn;
using CaseTrack.Http;
using CaseTrack.Operations.Limits;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTrack.Tests.House;

/// <summary>The list of <c>api-docs/security.md</c> is whole, and what it points to is there.</summary>
public sealed partial class SecurityDocumentTests
{
    /// <summary>Every requirement of levels 1 and 2 of OWASP ASVS 5.0.0, section by section.</summary>
    private const string Requirements = """
        1.1:1-2 1.2:1-9 1.3:1-11 1.4:1-3 1.5:1-2 2.1:1-3 2.2:1-3 2.3:1-4 2.4:1-1 3.2:1-2 3.3:1-4 3.4:1-6 3.5:1-5 3.7:1-2 4.1:1-3
        4.2:1-1 4.3:1-2 4.4:1-4 5.1:1-1 5.2:1-3 5.3:1-2 5.4:1-3 6.1:1-3 6.2:1-12 6.3:1-4 6.4:1-4 6.5:1-5 6.6:1-3 6.8:1-4 7.1:1-3
        7.2:1-4 7.3:1-2 7.4:1-5 7.5:1-2 7.6:1-2 8.1:1-2 8.2:1-3 8.3:1-1 8.4:1-1 9.1:1-3 9.2:1-4 10.1:1-2 10.2:1-2 10.3:1-4
        10.4:1-11 10.5:1-5 10.6:1-2 10.7:1-3 11.1:1-2 11.2:1-3 11.3:1-3 11.4:1-4 11.5:1-1 11.6:1-1 12.1:1-3 12.2:1-2 12.3:1-4
        13.1:1-1 13.2:1-5 13.3:1-2 13.4:1-5 14.1:1-2 14.2:1-4 14.3:1-3 15.1:1-3 15.2:1-3 15.3:1-7 16.1:1-1 16.2:1-5 16.3:1-4
        16.4:1-3 16.5:1-3 17.1:1-1 17.2:1-4 17.3:1-2
        """;

    private static readonly string[] Verdicts = ["met", "met, by construction", "not applicable", "open"];

    private static readonly string Folder = Path.Combine(Repository.Folder, "api-docs");

    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "security.md"));

    private static readonly (string Id, string What, string Verdict, string Where)[] Rows =
        [.. Row().Matches(Text).Select(x => (x.Groups[1].Value, x.Groups[2].Value, x.Groups[3].Value, x.Groups[4].Value))];

    [Fact]
    public void Every_requirement_has_one_verdict()
    {
        Rows.Select(x => x.Id).ShouldBe(Ids());
        Rows.ShouldAllBe(x => Verdicts.Contains(x.Verdict) && x.What.Length > 0 && x.Where.Length > 2);
        Rows.Where(x => x.Verdict == "met").ShouldAllBe(x => Test().IsMatch(x.Where));
    }

    [Fact]
    public void What_it_points_to_is_there()
    {
        foreach (Match link in Link().Matches(Text))
        {
            File.Exists(Path.GetFullPath(Path.Combine(Folder, link.Groups[1].Value))).ShouldBeTrue(link.Groups[1].Value);
        }

        foreach (Match test in Test().Matches(Text))
        {
            File.ReadAllText(Path.GetFullPath(Path.Combine(Folder, test.Groups[1].Value)))
                .ShouldContain($" {test.Groups[2].Value}(", customMessage: test.Value);
        }
    }

    [Fact]
    public void Its_counts_are_right()
    {
        foreach (var verdict in Verdicts)
        {
            var count = Rows.Count(x => x.Verdict == verdict).ToString(CultureInfo.InvariantCulture);
            Text.ShouldContain($"| {verdict} | {count} |");
        }
    }

    [Fact]
    public void What_is_written_down_is_what_the_program_does()
    {
        foreach (var section in (
            string[])["What is protected", "Limits", "Sign-ins", "What is written down", "Cryptography", "Whom it talks to", "Libraries",
            "What remains for the office"])
        {
            Text.ShouldContain($"\n## {section}\n");
        }

        var (rates, log) = (new RateLimitOptions(), new AccessLogOptions());
        var services = new ServiceCollection();
        services.AddAccess(new ConfigurationBuilder().Build());
        using var provider = services.BuildServiceProvider();
        var lockout = provider.GetRequiredService<IOptions<IdentityOptions>>().Value.Lockout;
        rates.WindowSeconds.ShouldBe(60);
        string[] said =
        [
            $"| `RateLimits:General` | {rates.General} a minute |", $"| `RateLimits:SignIn` | {rates.SignIn} a minute |",
            FormattableString.Invariant($"{rates.Import:N0} a minute, {rates.ImportAtOnce} at once"),
            $"{BodySizes.LargestBody / 1024 / 1024} MB; {BodySizes.LargestDraft / 1024 / 1024} MB",
            $"| depth of JSON | – | {RequestLimitOptions.JsonDepth} |",
            $"| {lockout.MaxFailedAccessAttempts}, then locked for {lockout.DefaultLockoutTimeSpan.TotalMinutes} minutes |",
            $"`AccessLog:RetentionDays`, {log.RetentionDays}, at least {AccessLogOptions.Least}",
            $"Passwords have {Number(PasswordRules.Shortest)} characters or more",
            $"A sign-in lasts {Number((int)SignInSession.Idle.TotalHours)} hours without use and "
                + $"{Number((int)SignInSession.Longest.TotalDays)} days",
            "`Access:TokenKey`", "`Privacy:MasterKey`", "`Proof:SealKey`", "`Signing:Key`", "`SecondFactor:Roles`",
            "`OpenTelemetry:Endpoint`", "`Listening:Proxies`", "`Oidc:Acr`",
            "A library with a known hole is replaced within", "The only uploads are a draft",
            "Costly are", "any number may run side by side",
            "People of an identity provider are linked to an account",
        ];
        foreach (var phrase in said)
        {
            Text.ReplaceLineEndings(" ").ShouldContain(phrase.ReplaceLineEndings(" "));
        }

        static string Number(int number) =>
            number switch { 7 => "seven", 8 => "eight", 12 => "twelve", _ => number.ToString(CultureInfo.InvariantCulture) };
    }

    private static IEnumerable<string> Ids() =>
        from section in Requirements.Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        let parts = section.Split(':')
        from range in parts[1].Split(',')
        let ends = range.Split('-').Select(x => int.Parse(x, CultureInfo.InvariantCulture)).ToArray()
        from number in Enumerable.Range(ends[0], ends[1] - ends[0] + 1)
        select $"{parts[0]}.{number}";

    [GeneratedRegex(@"^\| ([0-9]+\.[0-9]+\.[0-9]+) \| (.*?) \| (.*?) \| (.*) \|$", RegexOptions.Multiline)]
    private static partial Regex Row();

    [GeneratedRegex(@"\]\(([^)#]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\]\((\.\./tests/[^)]+)\) `(\w+)`")]
    private static partial Regex Test();
}
