using CaseTrack.Access.Pages;

namespace CaseTrack.Tests.Pages;

/// <summary>“不是这个指标” from the draft to the file of sentences: one says it, another agrees, and the next draft is read so.</summary>
[Trait("Speed", "slow")]
[Collection(PageHost.Collection)]
public sealed class PageWordingTests(PageHost host) : IAsyncLifetime
{
    private const string Draft = "自愿撤回行政复议申请977件，由申请人撤回复议申请976件。";

    public async ValueTask InitializeAsync() => await host.ReadyAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task A_misreading_is_named_on_the_page_agreed_on_by_another_and_exported()
    {
        using var author = await host.SignedInAsync("author");
        using var leader = await host.SignedInAsync("leader");
        var page = await PostAsync(author, "/drafts", ("year", "2022"), ("text", Draft));
        page.ShouldContain("读作：2022年");
        page.ShouldContain("不是这个指标");
        (await PageHost.GetAsync(leader, "/wordings")).Text.ShouldContain("还没有认定过表述");

        await PostAsync(author, "/wordings", ("wording", "由申请人撤回复议申请{0}"), ("said", "976件"), ("not", "review.withdrawn"));
        var waiting = (await PageHost.GetAsync(author, "/wordings")).Text;
        waiting.ShouldContain("待复核");
        waiting.ShouldNotContain("value=\"true\"", customMessage: "nobody agrees with themselves");
        var seen = (await PageHost.GetAsync(leader, "/wordings")).Text;
        var at = seen.IndexOf("name=\"id\" value=\"", StringComparison.Ordinal) + "name=\"id\" value=\"".Length;
        await PostAsync(leader, "/wordings", ("id", seen[at..(at + 36)]), ("agreed", "true"));

        (await PageHost.GetAsync(author, "/wordings")).Text.ShouldContain("已采纳");
        (await PageHost.GetAsync(author, "/wordings/export")).Text.ShouldContain("976件 not review.withdrawn");
        (await PostAsync(author, "/drafts", ("year", "2022"), ("text", Draft))).ShouldContain("本单位已确认这一表述不是该指标");
        (await PostAsync(author, "/wordings", ("wording", "撤回"), ("said", "1件"), ("not", "review.withdrawn")))
            .ShouldContain("表述中没有数字的位置");
    }

    private static async Task<string> PostAsync(HttpClient client, string path, params (string Name, string Value)[] fields)
    {
        var form = fields.Append((PageSession.FormField, await PageHost.FormAsync(client))).ToDictionary(x => x.Item1, x => x.Item2);
        using var content = new FormUrlEncodedContent(form);
        using var answer = await client.PostAsync(new Uri(path, UriKind.Relative), content, TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }
}
