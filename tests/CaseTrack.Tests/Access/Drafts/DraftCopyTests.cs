using CaseTrack.Access.Drafts;
using CaseTrack.Secrets;
using Marten;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Tests.Access.Drafts;

/// <summary>草稿副本的保存期: thirty days, and with the day after them they are gone, whether or not anybody comes back.</summary>
[Trait("Speed", "slow")]
public sealed class DraftCopyTests
{
    [Fact]
    public async Task Copies_of_more_than_thirty_days_go_with_the_day()
    {
        var token = TestContext.Current.CancellationToken;
        var database = await TestServer.CreateDatabaseAsync();
        var clock = new SetClock(SetClock.At("2026-03-02"));
        await using (var node = await Node.StartAsync(database, clock, silence: false))
        {
            var (store, key) = (node.Services.GetRequiredService<IDocumentStore>(), node.Services.GetRequiredService<OfficeKey>());
            await using var session = store.LightweightSession();
            foreach (var (name, day) in ((string, string)[])[("old", "2026-03-02"), ("kept", "2026-03-04"), ("new", "2026-04-02")])
            {
                session.Store(DraftCopy.Of(Guid.NewGuid(), new(name, "/", name, "{}"), SetClock.At(day), key));
            }

            await session.SaveChangesAsync(token);
        }

        // Thirty-one days later the day begins.
        clock.Set(SetClock.At("2026-04-02"));
        await using (var node = await Node.StartAsync(database, clock))
        {
            var (store, key) = (node.Services.GetRequiredService<IDocumentStore>(), node.Services.GetRequiredService<OfficeKey>());
            async Task<IEnumerable<string>> LeftAsync()
            {
                await using var session = store.QuerySession();
                return (await session.Query<DraftCopy>().ToListAsync(token)).Select(x => x.Open<DraftContent>(key)!.Draft).Order();
            }

            await Eventually.TrueAsync(async () => !(await LeftAsync()).Contains("old"), "the old copy is gone");
            (await LeftAsync()).ShouldBe(["kept", "new"]);
        }
    }
}
