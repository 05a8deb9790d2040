using CaseTrack.Ledger;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Store;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace CaseTrack.Tests.Proof;

/// <summary>A changed event is accepted where a sealed, signed and linked redaction names it as it stands, and nowhere else.</summary>
[Trait("Speed", "slow")]
public sealed class RedactedChainTests : ChainTest
{
    private readonly Guid entry = Guid.CreateVersion7();

    [Fact]
    public async Task What_two_people_redacted_is_no_difference_and_every_other_change_still_is()
    {
        var (head, state) = await RedactedAsync(Key);
        var verdict = await VerifyAsync(head);
        (verdict.Holds, verdict.Redacted).ShouldBe((true, 1), $"{verdict.First}");

        // With the public key alone too: for the redaction is signed.
        var known = TrustedKeys.Of([("key", head.PublicKey)]);
        verdict = await Verification.RunAsync(District, [head], null, known, Token);
        (verdict.Holds, verdict.Redacted).ShouldBe((true, 1), $"{verdict.First}");

        // Another word of it, another's words, or the old words again.
        foreach (var text in (string[])["走访某家", "走访轩辕家"])
        {
            await SayAsync(text);
            await ChangedAsync(head);
        }

        await SayAsync("走访[已遮盖]家");
        (await VerifyAsync(head)).Holds.ShouldBeTrue();
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"另一街道\"') where seq_id = 7");
        verdict = await VerifyAsync(head);
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Differences, verdict.Redacted).ShouldBe((FaultKind.Changed, 7, 1, 1));
        state.Events.Single().Version.ShouldBe(1);
    }

    [Fact]
    public async Task A_redaction_that_is_gone_or_was_changed_excuses_nothing()
    {
        var (head, _) = await RedactedAsync(Key);
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{reason}}', '\"另一理由\"') where seq_id = 22");
        var verdict = await VerifyAsync(head);
        verdict.Named.Select(x => (x.Kind, x.Sequence)).Order().ShouldBe([(FaultKind.Changed, 21L), (FaultKind.Changed, 22L)]);
        await ExecuteAsync($"delete from {Events} where seq_id = 22");
        verdict = await VerifyAsync(head);
        verdict.Named.Select(x => (x.Kind, x.Sequence)).Order().ShouldBe([(FaultKind.Removed, 22L), (FaultKind.Moved, 21L)]);
    }

    [Fact]
    public async Task A_redaction_that_no_key_signed_that_counts_excuses_nothing()
    {
        using var foreign = SigningKey.Load(new ConfigurationBuilder().AddInMemoryCollection([new("Signing:Key", Pem())]).Build());
        var (head, _) = await RedactedAsync(foreign);

        // Sealed anew by whoever has that key, and still not what was linked.
        await ChangedAsync(head, FaultKind.Moved);
    }

    private async Task ChangedAsync(SignedHead head, FaultKind kind = FaultKind.Changed)
    {
        var verdict = await VerifyAsync(head);
        (verdict.First?.Kind, verdict.First?.Sequence, verdict.Differences, verdict.Redacted).ShouldBe((kind, 21L, 1, 0));
    }

    /// <summary>A ledger entry as a redaction leaves it, and the head from before.</summary>
    private async Task<(SignedHead Head, TextRedacted<LedgerEntry> Redaction)> RedactedAsync(SigningKey key)
    {
        await using (var session = Store.LightweightSession(District))
        {
            session.LastModifiedBy = "clerk";
            session.Events.StartStream<LedgerEntry>(entry, new LedgerEntryRecorded(
                new(2026, 3, 2), "publicity", new("420202", new Dictionary<string, int> { ["events"] = 1 }, null, null, "走访轩辕家")));
            await session.SaveChangesAsync(Token);
        }

        await Chain.ExtendAsync(District, Token);
        var head = (await Chain.HeadAsync(District, Token))!;
        await SayAsync("走访[已遮盖]家");
        var stands = await StoredAsync();
        var redaction = Guid.CreateVersion7();
        RedactedEvent[] events = [new(1, stands.Id, ["/content/text"], RedactionProof.DigestOf(stands))];
        var happened = new TextRedacted<LedgerEntry>(new(2026, 3, 2), redaction, "误写了个人姓名", "clerk", "director", events,
            new(key.Id, key.PublicKey, key.Sign(RedactionProof.Bytes(District, entry, redaction, events))));
        await using (var session = Store.LightweightSession(District))
        {
            session.LastModifiedBy = "director";
            (await session.Events.FetchForWriting<LedgerEntry>(entry, Token)).AppendOne(happened);
            await session.SaveChangesAsync(Token);
        }

        await Chain.ExtendAsync(District, Token);
        return (head, happened);
    }

    /// <summary>Has the entry say something, sealed anew, as whoever has the seal key and the tables can.</summary>
    private async Task SayAsync(string text)
    {
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{content,text}}', '\"{text}\"') where seq_id = 21");
        var said = await StoredAsync();
        var seal = Seals.Of(District, said.Id, said.Stream, said.Type, said.Actor, said.Data, said.Correlation, said.Causation);
        await ExecuteAsync($"update {Events} set headers = jsonb_set(headers, '{{seal}}', '\"{seal}\"') where seq_id = 21");
    }

    private async Task<StoredEvent> StoredAsync()
    {
        await using var connection = new NpgsqlConnection(Database);
        await connection.OpenAsync(Token);
        await using var reading = new NpgsqlCommand(
            $"select {StoredEvent.Columns} from {StoredEvents.All} e where e.seq_id = 21", connection);
        await using var rows = await reading.ExecuteReaderAsync(Token);
        (await rows.ReadAsync(Token)).ShouldBeTrue();
        return StoredEvent.Read(rows);
    }
}
