using System.Net;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Import;

/// <summary>账号表: a sheet of people becomes accounts, all of it or nothing.</summary>
public sealed class AccountFileTests(ImportHost host) : IClassFixture<ImportHost>
{
    private const string Heads = "登录名,姓名,角色,所属机构,兼任角色,兼任机构,统一身份账号";

    private static int serial;

    private readonly string mark = $"n{Interlocked.Increment(ref serial)}";

    [Fact]
    public async Task People_of_a_sheet_can_sign_in_with_their_first_passwords_and_the_same_file_again_changes_nothing()
    {
        var file = ImportHost.Csv(Heads, $"{mark}.wang,王调解,调解员,沈家营社区调委会,,,", $"{mark}.li,李台账,台账员,sfj,数据迁入员,sfj,",
            $"{mark}.sso,赵复议,行政复议科,,,,{mark}@district");
        var checkedFile = await SentAsync("accounts/file-check", file);
        States(checkedFile).ShouldBe(["good", "good", "good"]);
        checkedFile["accounts"]!.AsArray().ShouldBeEmpty();
        ((string)checkedFile["rows"]![0]!["read"]!).ShouldContain("调解员");

        var opened = await SentAsync("accounts/files", file);
        States(opened).ShouldBe(["recorded", "recorded", "recorded"]);
        var accounts = opened["accounts"]!.AsArray();
        accounts.Select(x => (string?)x!["userName"]).ShouldBe([$"{mark}.wang", $"{mark}.li", $"{mark}.sso"]);
        accounts[1]!["grants"]!.AsArray().Select(x => $"{(string?)x!["role"]}@{(string?)x["unit"]}")
            .ShouldBe(["clerk@sfj", "importer@sfj"]);
        accounts[2]!["firstPassword"].ShouldBeNull();
        var (status, signedIn, _) = await host.PostAsync("sign-ins",
            new { userName = $"{mark}.wang", password = (string?)accounts[0]!["firstPassword"] });
        status.ShouldBe(HttpStatusCode.OK, signedIn?.ToJsonString());

        var again = await SentAsync("accounts/files", file);
        States(again).ShouldBe(["there", "there", "there"]);
        again["accounts"]!.AsArray().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_row_that_cannot_be_opened_says_why_under_its_heading_and_nothing_of_the_file_is_opened()
    {
        await SentAsync("accounts/files", ImportHost.Csv(Heads, $"{mark}.taken,张三,台账员,sfj,,,"));
        var file = ImportHost.Csv(Heads, $"{mark}.good,好人,台账员,sfj,,,", $"{mark}.taken,李四,台账员,sfj,,,", "a,王五,台账员,sfj,,,",
            $"{mark}.role,王六,管家,sfj,,,", $"{mark}.unit,王七,台账员,没有这个机构,,,", $"{mark}.wide,王八,系统管理员,sfj,,,",
            $"{mark}.good,又一个,台账员,sfj,,,", $",无名,台账员,sfj,,,");
        var rows = (await SentAsync("accounts/file-check", file))["rows"]!.AsArray();
        rows.Select(x => (string?)x!["state"]).ShouldBe(["good", .. Enumerable.Repeat("wrong", 7)]);
        rows.Select(x => (string?)x!["column"]).ShouldBe([null, "A", "A", "C", "D", "C", "A", "A"]);
        rows.Skip(1).ShouldAllBe(x => ((string?)x!["problem"])!.Length > 3);

        var (status, body, _) = await host.SendAsync("accounts/files", file, type: "text/csv");
        status.ShouldBe(HttpStatusCode.UnprocessableEntity);
        body!["errors"]!.AsArray().Select(x => (string?)x!["pointer"])
            .ShouldBe(["/rows/3", "/rows/4", "/rows/5", "/rows/6", "/rows/7", "/rows/8", "/rows/9"]);
        (await host.GetAsync($"accounts?name={mark}.good")).Body!.ToJsonString().ShouldNotContain("好人");
    }

    [Fact]
    public async Task The_template_is_read_as_it_is_and_too_many_rows_or_no_table_are_refused_in_words()
    {
        var (_, _, template) = await host.GetAsync("accounts/file-template");
        var file = await template.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var rows = (await SentAsync("accounts/file-check", file))["rows"]!.AsArray();
        // Its example names a committee of another district.
        rows.ShouldHaveSingleItem()!["column"]!.ToString().ShouldBe("D");

        string[] many = [Heads, .. Enumerable.Range(0, 301).Select(x => $"{mark}.m{x},某人{x},台账员,sfj,,,")];
        var (status, body, _) = await host.SendAsync("accounts/files", ImportHost.Csv(many), type: "text/csv");
        (status, ((string)body!["type"]!).Split(':')[^1]).ShouldBe((HttpStatusCode.UnprocessableEntity, "import.too-many-accounts"));
        (status, _, _) = await host.SendAsync("accounts/files", [1, 2, 3], type: "text/csv");
        ((int)status).ShouldBeInRange(400, 422);
    }

    private async Task<JsonNode> SentAsync(string path, byte[] file)
    {
        var (status, body, _) = await host.SendAsync(path, file, type: "text/csv");
        status.ShouldBe(HttpStatusCode.OK, body?.ToJsonString());
        return body!;
    }

    private static IEnumerable<string?> States(JsonNode answer) => answer["rows"]!.AsArray().Select(x => (string?)x!["state"]);
}
