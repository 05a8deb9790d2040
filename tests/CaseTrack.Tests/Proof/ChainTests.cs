using CaseTrack.Organisations;
using CaseTrack.Proof;

namespace CaseTrack.Tests.Proof;

/// <summary>Promise 11: any altered, removed or re-ordered event is found by <c>verify</c>, with its sequence.</summary>
[Trait("Speed", "slow")]
public sealed class ChainTests : ChainTest
{
    [Fact]
    public async Task What_nobody_touched_holds_linked_or_not()
    {
        var verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events, verdict.Linked).ShouldBe((true, 20, 20));
        await AppendAsync(5);
        verdict = await VerifyAsync();
        (verdict.Holds, verdict.Events, verdict.Linked).ShouldBe((true, 25, 20));
        (await Chain.ExtendAsync(District, Token)).ShouldBe(5);
        (await Chain.ExtendAsync(District, Token)).ShouldBe(0);
        (await VerifyAsync((await Chain.HeadAsync(District, Token))!)).Holds.ShouldBeTrue();
    }

    [Theory]
    [InlineData("update casetrack.mt_events set data = jsonb_set(data, '{name}', '\"另一街道\"') where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set data = jsonb_set(data, '{occurredOn}', '\"2016-01-01\"') where seq_id = 7",
        FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set user_name = 'somebody.else' where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set type = 'organisation_dissolved' where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set headers = headers - 'seal' where seq_id = 7", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set timestamp = timestamp - interval '1 day' where seq_id = 7", FaultKind.Moved, 7)]
    [InlineData("update casetrack.mt_events set version = 9 where seq_id = 7", FaultKind.Moved, 7)]
    [InlineData("delete from casetrack.mt_events where seq_id = 7", FaultKind.Removed, 7)]
    [InlineData("delete from casetrack.mt_events where seq_id = 20", FaultKind.Removed, 20)]
    [InlineData("update casetrack.mt_events a set data = b.data, type = b.type from casetrack.mt_events b where (a.seq_id, b.seq_id) in "
        + "((7, 9), (9, 7))", FaultKind.Changed, 7)]
    [InlineData("update casetrack.mt_events set seq_id = case seq_id when 7 then -9 else -7 end where seq_id in (7, 9); update "
        + "casetrack.mt_events set seq_id = -seq_id where seq_id < 0", FaultKind.Moved, 7)]
    [InlineData("update casetrack.event_chain set hash = sha256('x') where seq_id = 7", FaultKind.Moved, 7)]
    [InlineData("delete from casetrack.event_chain where seq_id = 7", FaultKind.Inserted, 7)]
    public async Task It_names_the_first_event_that_is_not_as_it_was(string tampering, FaultKind kind, long sequence)
    {
        await ExecuteAsync(tampering);
        var verdict = await VerifyAsync();
        verdict.First.ShouldNotBeNull();
        (verdict.First.Kind, verdict.First.Sequence).ShouldBe((kind, sequence));
    }

    [Fact]
    public async Task An_event_put_in_by_sql_is_found_in_the_middle_and_at_the_end_and_is_never_linked()
    {
        await AppendAsync(1); // a number that nothing uses afterwards
        await ExecuteAsync($"delete from {Events} where seq_id = 21");
        await InsertAsync("11000000-0000-0000-0000-000000000001", 30);
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Inserted, 30));
        (await Chain.ExtendAsync(District, Token)).ShouldBe(0);
        await ExecuteAsync($"delete from {Events} where seq_id = 30");

        // With the seal of another event it is no better off.
        await InsertAsync("11000000-0000-0000-0000-000000000002", 31, keepSeal: true);
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Changed, 31));
        await ExecuteAsync($"delete from {Events} where seq_id = 31");

        // In the middle, where a number was never used.
        await ExecuteAsync($"delete from {Events} where seq_id = 8; delete from casetrack.event_chain where seq_id = 8");
        (await VerifyAsync()).First!.Sequence.ShouldBe(9);
        await InsertAsync("11000000-0000-0000-0000-000000000003", 8);
        ((await VerifyAsync()).First!.Kind, (await VerifyAsync()).First!.Sequence).ShouldBe((FaultKind.Inserted, 8));
    }

    [Theory]
    [InlineData("update casetrack.mt_events set correlation_id = 'another request' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set causation_id = 'another cause' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set is_archived = true where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set bdata = 'x' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set headers = '[]' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set headers = '{{\"seal\":1}}' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set headers = '{{\"seal\":\"no base64\"}}' where seq_id = {0}")]
    [InlineData("update casetrack.mt_events set data = (repeat('[', 100) || repeat(']', 100))::jsonb where seq_id = {0}")]
    [InlineData("alter table casetrack.mt_events drop constraint fkey_mt_events_stream_id_tenant_id; update casetrack.mt_events set "
        + "stream_id = null where seq_id = {0}")]
    public async Task Whatever_is_written_into_a_row_verify_names_the_event_linked_or_not(string tampering)
    {
        await AppendAsync(1);
        await ExecuteAsync(string.Format(System.Globalization.CultureInfo.InvariantCulture, tampering, 7));
        await ExecuteAsync(string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            tampering.Replace("drop constraint", "drop constraint if exists", StringComparison.Ordinal), 21));
        (await Chain.ExtendAsync(District, Token)).ShouldBe(0);
        var verdict = await VerifyAsync();
        verdict.Named.Select(x => x.Sequence).Where(x => x > 0).Distinct().ShouldBe([7, 21]);
    }

    [Theory]
    [InlineData("update casetrack.mt_events set mt_dotnet_type = 'Another' where seq_id = 7")]
    [InlineData("update casetrack.mt_events set timestamp = '-infinity' where seq_id = 7")]
    public async Task A_linked_event_is_not_at_home_where_it_was_moved_to(string tampering)
    {
        await ExecuteAsync(tampering);
        (await VerifyAsync()).Named.ShouldHaveSingleItem()
            .ShouldSatisfyAllConditions(x => x.Kind.ShouldBe(FaultKind.Moved), x => x.Sequence.ShouldBe(7));
    }

    [Fact]
    public async Task A_record_that_lost_an_event_of_today_is_named_though_nothing_links_it()
    {
        var stream = Guid.CreateVersion7();
        await ChangeAsync(stream, 4); // 21 to 24
        (await VerifyAsync()).Holds.ShouldBeTrue();
        await ExecuteAsync($"delete from {Events} where seq_id = 22");
        var verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.First.Stream, verdict.Differences)
            .ShouldBe((FaultKind.Removed, 23, stream, 1));

        // Its end; and all of it. Where it was linked the link says so too, once.
        await ExecuteAsync($"delete from {Events} where seq_id in (23, 24)");
        verdict = await VerifyAsync();
        (verdict.First!.Kind, verdict.First.Sequence, verdict.First.Stream, verdict.Differences)
            .ShouldBe((FaultKind.Removed, 21, stream, 1));
        await ExecuteAsync($"delete from {Events} where seq_id = 21");
        (await VerifyAsync()).First!.Stream.ShouldBe(stream);
        await ExecuteAsync($"delete from casetrack.mt_streams where id = '{stream}'; delete from {Events} where seq_id = 20");
        ((await VerifyAsync()).First!.Sequence, (await VerifyAsync()).Differences).ShouldBe((20, 1));
    }

    [Fact]
    public async Task What_comes_after_a_difference_is_looked_at_too()
    {
        await ExecuteAsync($"update {Events} set data = jsonb_set(data, '{{name}}', '\"***\"') where seq_id in (3, 5)");
        await ExecuteAsync($"delete from {Events} where seq_id = 11");
        var verdict = await VerifyAsync((await Chain.HeadAsync(District, Token))!);
        verdict.Named.Select(x => (x.Kind, x.Sequence)).ShouldBe([(FaultKind.Changed, 3), (FaultKind.Changed, 5), (FaultKind.Removed, 11)]);
        (verdict.Differences, verdict.Events, verdict.Linked).ShouldBe((3, 19, 19));

        await AppendAsync(ChainCheck.NamedAtMost);
        await ExecuteAsync($"update {Events} set user_name = 'somebody.else'");
        verdict = await VerifyAsync();
        (verdict.Named.Count, verdict.Differences).ShouldBe((ChainCheck.NamedAtMost, 20 + ChainCheck.NamedAtMost));
    }

    /// <summary>A record with several events.</summary>
    private async Task ChangeAsync(Guid stream, int events)
    {
        await using var session = Store.LightweightSession(District);
        session.LastModifiedBy = "registrar";
        session.Events.StartStream<Organisation>(stream, new OrganisationEstablished(
            new(2015, 1, 1), Guid.NewGuid().ToString("N"), "街道", OrganisationKind.Street, null, "420202"));
        for (var i = 1; i < events; i++)
        {
            session.Events.Append(stream, new OrganisationRenamed(new(2016, 1, i), $"街道{i}"));
        }

        await session.SaveChangesAsync(Token);
    }
}
