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

    private static async Task<(int Status, string Text)> PostAsync(
        HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new FormUrlEncodedContent(fields.Append((PageSession.FormField, await PageHost.FormAsync(client)))
                .Select(x => new KeyValuePair<string, string>(x.Item1, x.Item2))),
        };
        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }
}
