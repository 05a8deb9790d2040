using System.Diagnostics;
using System.IO.Compression;
using CaseTrack.Tests.Figures;
using Npgsql;

namespace CaseTrack.Tests.Privacy;

/// <summary>Promise 10: personal data is in no event, log, metric, URL or problem detail, and in no answer that nobody gave a purpose
/// for.</summary>
/// <remarks>The whole demonstration year is entered with marked people (see <see cref="DemonstrationHost"/>).</remarks>
[Trait("Speed", "slow")]
public sealed class ScannerTests(DemonstrationHost host)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_overheard_while_the_year_was_entered_names_anybody()
    {
        await host.ReadyAsync();
        Marks.Count.ShouldBeGreaterThan(3000);
        var (lines, spans, measured) = host.Overheard.Heard;
        lines.ShouldBeGreaterThan(10_000);
        spans.ShouldBeGreaterThan(9_000);
        measured.ShouldBeGreaterThan(9_000);
        host.Overheard.Found.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_whole_database_names_nobody()
    {
        await host.ReadyAsync();
        var connection = new NpgsqlConnectionStringBuilder(host.ConnectionString);
        using var dump = Process.Start(new ProcessStartInfo("bash",
            ["-c", $"PGPASSWORD='{connection.Password}' $(ls /usr/lib/postgresql/*/bin/pg_dump | tail -1) -h {connection.Host} -p "
                + $"{connection.Port} -U {connection.Username} {connection.Database}"])
        { RedirectStandardOutput = true })!;
        var found = new List<string>();
        var length = 0L;
        while (await dump.StandardOutput.ReadLineAsync(Token) is { } line)
        {
            length += line.Length;
            if (Marks.Find(line) is { } mark)
            {
                found.Add($"{mark} in {line[..Math.Min(100, line.Length)]}");
            }
        }

        await dump.WaitForExitAsync(Token);
        dump.ExitCode.ShouldBe(0, "the dump is whole");
        length.ShouldBeGreaterThan(10_000_000);
        found.Take(5).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_answer_names_anybody_without_a_purpose()
    {
        await host.ReadyAsync();
        var found = new List<string>();
        var read = 0;
        foreach (var kind in (string[])["mediation-cases", "review-applications", "supervision-files"])
        {
            var page = (await host.GetAsync($"{kind}?limit=40")).Body!["records"]!.AsArray();
            foreach (var id in page.Select(x => (string)x!["id"]!))
            {
                foreach (var view in (string[])["", "/history", "/parties", "/deadlines"])
                {
                    await LookAsync($"{kind}/{id}{view}");
                }
            }
        }

        for (var after = 0L; ;)
        {
            var (_, body, _) = await host.GetAsync($"events?after={after}&limit=200");
            Look("events", body!.ToJsonString());
            if ((long)body["next"]! == after)
            {
                break;
            }

            after = (long)body["next"]!;
        }

        foreach (var path in (
            string[])["figures/2022", "figures/2022/mediation.community.accepted/cases?limit=200",
            "figures/2022/mediation.community.accepted?by=mediator", "figures/2022/identities",
            "figures/2022/overlap", "figures/2022/comparison", "deadlines?limit=200", "deadlines/timeliness", "reminders?limit=200",
            "entry-signals/2022", "reports/2022", "access-log?limit=200", "organisations", "erasures"])
        {
            await LookAsync(path);
        }

        foreach (var type in (
            string[])["vnd.openxmlformats-officedocument.wordprocessingml.document",
            "vnd.openxmlformats-officedocument.spreadsheetml.sheet"])
        {
            using var client = host.App.Server.CreateClient();
            client.DefaultRequestHeaders.Authorization = new("Loading", Node.Everybody.Value);
            client.DefaultRequestHeaders.Add("CaseTrack-Actor", "tester");
            client.DefaultRequestHeaders.Add("CaseTrack-District", "420202");
            client.DefaultRequestHeaders.Accept.Add(new($"application/{type}"));
            await using var zip = new ZipArchive(await client.GetStreamAsync(new Uri("/api/v1/reports/2022", UriKind.Relative), Token));
            foreach (var entry in zip.Entries)
            {
                using var text = new StreamReader(entry.Open());
                Look(entry.FullName, await text.ReadToEndAsync(Token));
            }
        }

        // What is refused does not repeat what was asked.
        var marked = new
        {
            id = Guid.CreateVersion7(),
            role = "applicant",
            partyKind = "person",
            name = "某" + Marks.Mark,
            identityKind = "resident-id",
            identityNumber = "42020219900101001" + Marks.Mark,
            phone = Marks.Mark
        };
        var first = (await host.GetAsync("mediation-cases?limit=1")).Body!["records"]![0]!["id"]!;
        foreach (var (path, body) in (
            (string, object)[])[($"mediation-cases/{first}/parties", new { occurredOn = "2022-01-01", party = marked }),
            ($"mediation-cases/{first}/voiding", new { occurredOn = "2022-01-01", reason = "13912345678" + Marks.Mark }),
            ("party-searches", new { name = Marks.Mark, unknown = 1 }), ("mediation-cases", new { parties = new[] { marked } }),
            ("mediation-cases", $"{{\"name\": \"{Marks.Mark}\" oops"), ("sign-ins", new { userName = Marks.Mark, password = Marks.Mark })])
        {
            var (status, problem, _) = await host.PostAsync(path, body, "*");
            ((int)status).ShouldBeInRange(400, 499, path);
            Look($"problem of {path}", problem!.ToJsonString());
        }

        read.ShouldBeGreaterThan(300);
        found.Take(5).ShouldBeEmpty();

        async Task LookAsync(string path)
        {
            var (status, body, answer) = await host.GetAsync(path);
            status.ShouldBe(System.Net.HttpStatusCode.OK, path);
            Look(path, body!.ToJsonString() + string.Join(' ', answer.Headers.SelectMany(x => x.Value)));
        }

        void Look(string where, string text)
        {
            read++;
            if (Marks.Find(text) is { } mark)
            {
                found.Add($"{where}: {mark}");
            }
        }
    }

    [Fact]
    public async Task With_a_purpose_the_mark_is_there()
    {
        await host.ReadyAsync();
        var record = (string)(await host.GetAsync("mediation-cases?limit=1")).Body!["records"]![0]!["id"]!;
        var party = (await host.GetAsync($"mediation-cases/{record}/parties")).Body!["parties"]!.AsArray()
            .First(x => (string)x!["partyKind"]! == "person")!;
        var (_, shown, _) = await host.PostAsync(
            "party-disclosures", new { kind = "mediation-cases", recordId = record, party = (string)party["id"]!, purpose = "service" });
        Marks.Find((string)shown!["name"]!).ShouldNotBeNull("otherwise the scanner looks for what is not there");
        Marks.Find((string)shown["identityNumber"]!).ShouldNotBeNull();
    }
}
