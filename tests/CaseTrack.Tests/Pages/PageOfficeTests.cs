using System.Globalization;
using CaseTrack.Access.Pages;

namespace CaseTrack.Tests.Pages;

/// <summary>The pages of administration, as forms are sent without a script.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageOfficeTests(PageHost host) : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_notice_is_read_from_its_text_previewed_loaded_and_withdrawn()
    {
        using var admin = await host.SignedInAsync("admin");
        const string page = "/office/holiday-notices";
        var read = await PostAsync(admin, page, ("what", "read"), ("text", "国务院办公厅关于2027年部分节假日安排的通知 元旦：1月1日至3日放假，共3天。1月4日上班。"));
        read.Text.ShouldContain("2027-01-01/2027-01-03</textarea>");
        read.Text.ShouldContain("2027-01-04</textarea>");
        read.Text.ShouldNotContain("value=\"load\"", customMessage: "nothing is loaded that nobody has looked at");
        (string, string)[] notice =
        [
            ("year", "2027"), ("issued", "2026-11-05"), ("source", "关于2027年部分节假日安排的通知"), ("off", "2027-01-01/2027-01-03"),
            ("work", "2027-01-04"),
        ];
        var shown = await PostAsync(admin, page, [("what", "preview"), .. notice]);
        (shown.Status, shown.Text.Contains("value=\"load\"", StringComparison.Ordinal)).ShouldBe((200, true));
        (await PostAsync(admin, page, [("what", "preview"), .. notice[..3], ("off", "一月一日"), ("work", "")])).Text
            .ShouldContain("一月一日</textarea>", customMessage: "what could not be read stays in the field");
        (await PostAsync(admin, page, [("what", "load"), .. notice])).Status.ShouldBe(302);
        var listed = (await PageHost.GetAsync(admin, $"{page}?year=2027")).Text;
        listed.ShouldContain("本区载入");
        var id = System.Text.RegularExpressions.Regex.Match(listed, "name=\"id\" value=\"([0-9a-f-]{36})\"").Groups[1].Value;
        (await PostAsync(admin, page, ("what", "withdraw"), ("id", id), ("reason", "试录"))).Status.ShouldBe(302);
        (await PageHost.GetAsync(admin, $"{page}?year=2027")).Text.ShouldContain("已撤回");

        // Everybody reads; only who keeps the calendar loads.
        using var mediator = await host.SignedInAsync("mediator");
        (await PageHost.GetAsync(mediator, page)).Text.ShouldNotContain("value=\"preview\"");
        (await PostAsync(mediator, page, [("what", "load"), .. notice])).Status.ShouldBe(403);
    }

    [Fact]
    public async Task A_template_of_numbers_is_tried_set_and_refused_where_it_would_repeat_a_number()
    {
        using var admin = await host.SignedInAsync("admin");
        const string page = "/office/number-templates";
        (string, string)[] Typed(string document, string template) =>
            [("document", document), ("template", template), ("from", PagePosts.Today)];
        var tried = await PostAsync(admin, page, [("what", "try"), .. Typed("supervision.notice", "{district}监通〔{year}〕{serial:000}号")]);
        tried.Text.ShouldContain($"黄港监通〔{PagePosts.Today[..4]}〕001号");
        (await PostAsync(admin, page, [("what", "try"), .. Typed("supervision.notice", "没有流水号")])).Text.ShouldContain("role=\"alert\"");
        var same = await PostAsync(admin, page, [("what", "set"), .. Typed("supervision.notice", "{district}执监意〔{year}〕{serial}号")]);
        (same.Status, same.Text.Contains("行政执法监督意见书”的模板会编出同一个文号", StringComparison.Ordinal)).ShouldBe((422, true));
        (await PostAsync(admin, page, [("what", "set"), .. Typed("supervision.notice", "{district}监通〔{year}〕{serial:000}号")]))
            .Status.ShouldBe(302);
        (await PageHost.GetAsync(admin, page)).Text.ShouldContain("<strong>黄港监通");

        // The text of the annual report: what names no figure stays in the field.
        using var author = await host.SignedInAsync("author");
        var wrong = await PostAsync(author, "/office/templates", ("text", "受理{{mediation.no-such-figure}}件"));
        (wrong.Status, wrong.Text.Contains("no-such-figure}}件</textarea>", StringComparison.Ordinal)).ShouldBe((422, true));
    }

    [Fact]
    public async Task How_long_cases_are_kept_is_ruled_what_is_due_is_proposed_and_another_person_decides()
    {
        using var leader = await host.SignedInAsync("leader");
        using var desk = await host.SignedInAsync("supervision");
        const string due = "/retention?kind=supervision-files&year=2022";
        (await PageHost.GetAsync(desk, due)).Text.ShouldContain("没有规定保管期限");
        (string, string)[] rule =
            [("what", "rule"), ("kind", "supervision-files"), ("years", "1"), ("from", "2024-01-01"), ("basis", "本局文书档案保管期限表")];
        (await PostAsync(desk, "/retention", rule)).Status.ShouldBe(403, "whoever approves sets it");
        (await PostAsync(leader, "/retention", rule)).Status.ShouldBe(302);
        (await PostAsync(leader, "/retention", rule)).Status.ShouldBe(422, "nothing is overwritten");

        var shown = (await PageHost.GetAsync(desk, due)).Text;
        shown.ShouldContain("可以销毁");
        shown.ShouldContain("value=\"propose\"");
        var (status, _, place) = await PostedAsync(desk, "/retention", ("what", "propose"), ("kind", "supervision-files"), ("year", "2022"),
            ("reason", "已满保管期限，无继续保存价值"));
        (status, place!.StartsWith("/retention/", StringComparison.Ordinal)).ShouldBe((302, true));
        (await PageHost.GetAsync(desk, place)).Text.ShouldNotContain("value=\"approval\"", customMessage: "who proposes does not approve");
        var list = (await PageHost.GetAsync(leader, place)).Text;
        var version = System.Net.WebUtility.HtmlDecode(
            System.Text.RegularExpressions.Regex.Match(list, "name=\"version\" value=\"([^\"]+)\"").Groups[1].Value);
        list.ShouldContain("value=\"approval\"");
        (await PostAsync(leader, place, ("what", "rejection"), ("version", version), ("reason", "仍需查考"))).Text.ShouldContain("没有任何变动");
        (await PostAsync(leader, place, ("what", "approval"), ("version", version))).Text.ShouldContain("role=\"alert\"");
    }

    [Fact]
    public async Task Somebody_says_when_they_are_away_and_who_acts_changes_it_and_is_back_earlier()
    {
        using var desk = await host.SignedInAsync("mediation");
        const string page = "/absences?officer=mediation";
        var (from, to) = (PagePosts.Today, DateOnly.Parse(PagePosts.Today, CultureInfo.InvariantCulture).AddDays(9));
        (string, string)[] Away(string until, string substitute) =>
            [("officer", "mediation"), ("from", from), ("to", until), ("substitute", substitute)];
        (await PageHost.GetAsync(desk, page)).Text.ShouldContain("<option value=\"importer\"");
        var wrong = await PostAsync(desk, page, [("what", "declare"), .. Away($"{to:yyyy-MM-dd}", "mediator")]);
        (wrong.Status, wrong.Text.Contains("role=\"alert\"", StringComparison.Ordinal)).ShouldBe((422, true), "has not the same rights");
        (await PostAsync(desk, page, [("what", "declare"), .. Away($"{to:yyyy-MM-dd}", "importer")])).Status.ShouldBe(302);

        var declared = (await PageHost.GetAsync(desk, page)).Text;
        var id = Of("id", declared);
        (await PostAsync(desk, page,
            [("what", "change"), ("id", id), ("version", Of("version", declared)), .. Away($"{to.AddDays(3):yyyy-MM-dd}", "importer")]))
            .Status.ShouldBe(302);
        var changed = (await PageHost.GetAsync(desk, page)).Text;
        Of("version", changed).ShouldBe("2");
        (await PostAsync(desk, page, ("what", "withdraw"), ("id", id), ("version", "1"))).Status
            .ShouldBe(412, "it has been changed since");
        (await PostAsync(desk, page, ("what", "withdraw"), ("id", id), ("version", "2"))).Status.ShouldBe(302);
        (await PageHost.GetAsync(desk, page)).Text.ShouldNotContain("value=\"withdraw\"");

        static string Of(string field, string text) =>
            System.Text.RegularExpressions.Regex.Match(text, $"name=\"{field}\" value=\"([^\"]+)\"").Groups[1].Value;
    }

    private static async Task<(int Status, string Text)> PostAsync(
        HttpClient client, string path, params (string Name, string Value)[] fields) =>
        await PostedAsync(client, path, fields) is var (status, text, _) ? (status, text) : default;

    private static async Task<(int Status, string Text, string? Place)> PostedAsync(
        HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append((PageSession.FormField, await PageHost.FormAsync(client)))
                .Select(x => new KeyValuePair<string, string>(x.Item1, x.Item2))),
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            answer.Headers.Location?.ToString());
    }
}
