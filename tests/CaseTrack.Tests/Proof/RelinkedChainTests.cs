using System.Text.Json;
using CaseTrack.Proof;

namespace CaseTrack.Tests.Proof;

/// <summary>Promise 11, against somebody who has all tables and links everything anew: the signed head and the seals tell.</summary>
[Trait("Speed", "slow")]
public sealed class RelinkedChainTests : ChainTest
{
    [Fact]
    public async Task A_chain_written_anew_does_not_get_past_a_signed_head()
    {
        var exported = (await Chain.HeadAsync(District, Token))!;
        exported = JsonSerializer.Deserialize<SignedHead>(
            JsonSerializer.Serialize(exported, JsonSerializerOptions.Web), JsonSerializerOptions.Web)!;
        await AppendAsync(3);
        await Chain.ExtendAsync(District, Token);
        (await VerifyAsync(exported)).Holds.ShouldBeTrue();

        // Whoever has the database and the chain's recipe, though not the keys, moves an event in time and links everything again.
        await ExecuteAsync($"update {Events} set timestamp = timestamp - interval '400 days' where seq_id = 5; delete from "
            + $"casetrack.event_chain");
        await Chain.ExtendAsync(District, Token);
        (await VerifyAsync()).Holds.ShouldBeTrue("without a head nothing says otherwise");
        var verdict = await VerifyAsync(exported);
        (verdict.First!.Kind, verdict.First.Sequence, verdict.First.After).ShouldBe((FaultKind.Rewritten, 20L, 0L));

        // Cut off at the end, chain and all.
        await ExecuteAsync($"delete from {Events} where seq_id > 15; delete from casetrack.event_chain where seq_id > 15");
        verdict = await VerifyAsync(exported);
        (verdict.First!.Kind, verdict.First.Sequence).ShouldBe((FaultKind.Removed, 20L));
    }

    [Fact]
    public async Task An_event_put_in_by_sql_together_with_its_link_is_found()
    {
        await InsertAsync("12000000-0000-0000-0000-000000000001", 30, version: 2);
        await ExecuteAsync($"update casetrack.mt_streams set version = 2 where id = (select stream_id from {Events} where seq_id = 20)");
        await RelinkAsync(District);
        var verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Differences).ShouldBe((FaultKind.Inserted, 30, 1));

        // Nor does what comes after make it good.
        await ExecuteAsync("select setval('casetrack.mt_events_sequence', 30)");
        await AppendAsync(1);
        (await Chain.ExtendAsync(District, Token)).ShouldBe(1);
        (await VerifyAsync()).First!.Sequence.ShouldBe(30);
    }

    [Fact]
    public async Task An_event_put_in_by_sql_into_a_district_that_has_none_is_found_and_never_linked()
    {
        const string empty = "420299";
        await ExecuteAsync($"""
            insert into casetrack.mt_streams (tenant_id, id, type, version)
            select '{empty}', id, type, 1 from casetrack.mt_streams where id = (select stream_id from {Events} where seq_id = 20);
            insert into {Events} (seq_id, id, stream_id, version, data, type, timestamp, tenant_id, user_name, headers)
            select 40, '13000000-0000-0000-0000-000000000001', stream_id, 1, data, type, now(), '{empty}', user_name, headers - 'seal'
            from {Events} where seq_id = 20
            """);
        (await Chain.ExtendAsync(empty, Token)).ShouldBe(0);
        await RelinkAsync(empty);
        var verdict = await Verification.RunAsync(empty, [], Seals, Key.Trusted, Token);
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Linked).ShouldBe((FaultKind.Inserted, 40, 1));
        (await Verification.DistrictsAsync(Token)).ShouldBe([District, empty]);
    }

    [Fact]
    public async Task An_event_of_today_that_was_changed_freed_of_its_seal_and_linked_anew_is_found()
    {
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"另一街道\"'), headers = headers - 'seal' where "
            + $"seq_id = 7");
        await RelinkAsync(District);
        var verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.Differences).ShouldBe((FaultKind.Inserted, 7, 1));
    }
}
