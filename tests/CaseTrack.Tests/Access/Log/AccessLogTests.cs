using CaseTrack.Access.Log;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access.Log;

/// <summary>查阅记录的保存期. 网络安全法 §23.</summary>
[Trait("Speed", "slow")]
public sealed class AccessLogTests(CaseTrackHost host) : IClassFixture<CaseTrackHost>
{
    [Fact]
    public async Task Lines_are_kept_as_long_as_the_office_says_and_then_go()
    {
        var token = TestContext.Current.CancellationToken;
        var store = host.App.Services.GetRequiredService<IDocumentStore>();
        var now = DateTimeOffset.UtcNow;
        await using (var session = store.LightweightSession("420202"))
        {
            session.Insert(new AccessEntry { At = now.AddDays(-401), Actor = "old" },
                new AccessEntry { At = now.AddDays(-399), Actor = "kept" }, new AccessEntry { At = now, Actor = "new" });
            await session.SaveChangesAsync(token);
        }

        await PurgeAccessLogHandler.Handle(new PurgeAccessLog(), store, new AccessLogOptions(), TimeProvider.System, token);
        await using var reading = store.QuerySession("420202");
        (await reading.Query<AccessEntry>().OrderBy(x => x.At).Select(x => x.Actor).ToListAsync(token)).ShouldBe(["kept", "new"]);
    }

    [Fact]
    public async Task Less_than_six_months_is_no_setting()
    {
        var failure = await Should.ThrowAsync<InvalidOperationException>(
            () => Node.StartAsync(host.ConnectionString, TimeProvider.System, silence: false,
            prepare: builder => builder.Configuration["AccessLog:RetentionDays"] = "180"));
        failure.Message.ShouldContain("网络安全法 §23");
    }
}
