using System.Text.Json.Nodes;
using CaseTrack.Operations.Settings;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.Operations.Settings;

/// <summary>Settings as they are shown: what is in force, who says so, and nothing that is secret.</summary>
[Trait("Speed", "slow")]
public sealed class ReadSettingsTests
{
    [Fact]
    public void What_overrules_another_is_said_with_where_it_stands()
    {
        var configuration = new ConfigurationManager();
        configuration.AddJsonStream(new MemoryStream("""{ "Exports": { "MostRows": 10 }, "Mail": { "Host": "a" } }"""u8.ToArray()));
        configuration.AddEnvironmentVariables("CASETRACK_NO_SUCH_");
        configuration.AddCommandLine(["--Mail:Host=b", "--Photos:S3Address=https://me:secret@store.example/x"]);
        SettingOrigin.Of(configuration, "Mail:Host").ShouldBe([new("Mail:Host", "b", SettingSource.CommandLine, null)]);
        SettingOrigin.Of(configuration, "Photos:S3Address").Single().Value.ShouldBe("https://…@store.example/x");
        SettingOrigin.Of(configuration, "Mail:Port").ShouldBeEmpty();
    }

    [Fact]
    public void Every_setting_that_is_a_key_or_a_password_is_secret() => SettingCatalogue.All.Where(x => x.Secret).Select(x => x.Name)
        .ShouldBe(["ConnectionStrings:CaseTrack", "ConnectionStrings:Figures", "ConnectionStrings:Regions:{name}", "Access:TokenKey",
            "Privacy:MasterKey", "Privacy:PreviousMasterKey", "Proof:SealKey", "Signing:Key", "Photos:S3AccessKey", "Photos:S3SecretKey",
            "Mail:Password"]);

    [Fact]
    public void Every_setting_and_every_part_has_its_own_words_in_Chinese()
    {
        SettingCatalogue.All.ShouldContain(x => x.Name == "StaticCode");
        SettingCatalogue.All.Where(x => x.Chinese == x.English || SettingCatalogue.SectionOf(x) == x.Section).Select(x => x.Name)
            .ShouldBeEmpty();
    }

    [Fact]
    public async Task Settings_are_shown_without_secrets_and_without_another_districts()
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-03-02")),
            silence: false, prepare: x => x.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
            {
                ["Mail:Password"] = "not-to-be-shown",
                ["Retention:BackupDays"] = "45",
                ["SecondFactor:Roles:0"] = "leader",
                ["Numbers:420203:review.acceptance"] = "西塞复〔{year}〕{serial}号",
                ["Numbers:420202:review.decision"] = "黄政复决〔{year}〕{serial}号",
            }));
        var answer = await node.GetAsync("settings");
        answer.ToJsonString().ShouldNotContain("not-to-be-shown");
        var shown = answer["settings"]!.AsArray().ToLookup(x => (string)x!["name"]!);
        (string?, bool, string) Said(string name) =>
            shown[name].Single() is JsonNode one ? ((string?)one["value"], (bool)one["set"]!, (string)one["source"]!) : default;
        Said("Mail:Password").ShouldBe((null, true, "program"));
        Said("Retention:BackupDays").ShouldBe(("45", true, "program"));
        Said("SecondFactor:Roles").ShouldBe(("leader", true, "program"));
        Said("Exports:MostRows").ShouldBe(("1000000", false, "default"));
        Said("Numbers:420202:review.decision").Item2.ShouldBeTrue();
        shown["Numbers:420203:review.acceptance"].ShouldBeEmpty();
        answer["settings"]!.AsArray().ShouldAllBe(x => ((string)x!["chinese"]!).Length > 0 && ((string)x["section"]!).Length > 0);
    }
}
