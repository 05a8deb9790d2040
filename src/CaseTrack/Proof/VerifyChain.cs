using CaseTrack.Access.Log;
using CaseTrack.Hosting;
using CaseTrack.Releases;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Proof;

/// <summary>Reads a district's events and links side by side and has them checked.</summary>
public sealed class ChainVerification(IDocumentStore store, Chain chain, EventSeals seals, SigningKey key)
{
    private const int EveryHead = 100_000;

    public async Task<ChainVerdict> RunAsync(string district, IReadOnlyList<SignedHead> exported, CancellationToken token)
    {
        var kept = await chain.HeadsAsync(district, EveryHead, token);
        await using var connection = store.Storage.Database.CreateConnection();
        await connection.OpenAsync(token);

        // One snapshot for all that is compared: somebody may be writing.
        await using var transaction = await connection.BeginTransactionAsync(System.Data.IsolationLevel.RepeatableRead, token);
        await using var last = new NpgsqlCommand($"select coalesce(max(seq_id), 0) from {ChainTables.Chain} where tenant_id = $1", connection, transaction);
        last.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        var check = new ChainCheck(district, [.. kept.Select(x => x.Signed), .. exported], (long)(await last.ExecuteScalarAsync(token))!, seals, key);
        await using var command = new NpgsqlCommand($"""
            select {StoredEvent.Columns}, c.seq_id, c.hash, c.adopted
            from (select * from {StoredEvent.Table} where tenant_id = $1) e
            full join (select * from {ChainTables.Chain} where tenant_id = $1) c on c.seq_id = e.seq_id
            order by coalesce(e.seq_id, c.seq_id)
            """, connection, transaction);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = district });
        await using var rows = await command.ExecuteReaderAsync(token);
        while (check.Fault is null && await rows.ReadAsync(token))
        {
            var happened = await rows.IsDBNullAsync(0, token) ? null : StoredEvent.Read(rows);
            var linked = !await rows.IsDBNullAsync(9, token);
            check.Next(new(happened, happened?.Sequence ?? rows.GetInt64(9), linked ? await rows.GetFieldValueAsync<byte[]>(10, token) : null, linked && rows.GetBoolean(11)));
        }

        return check.End();
    }
}

/// <summary>核验事件链, against the heads kept and, if given, one or more exported.</summary>
public sealed record VerifyChain(IReadOnlyList<SignedHead>? Heads = null)
{
    public sealed class Validator : AbstractValidator<VerifyChain>
    {
        public Validator()
        {
            RuleFor(x => x.Heads).Must(x => x is null || x.Count <= 1000).WithErrorCode("too-many");
            RuleForEach(x => x.Heads).Must(x => x is { Head: { District: not null, Hash: not null }, PublicKey: not null, Signature: not null }).WithErrorCode("not-a-head");
        }
    }
}

public static class VerifyChainEndpoint
{
    /// <summary>核验事件链: computes it anew and names the first point of difference.</summary>
    [WolverinePost("/api/v1/chain-verifications"), NotRepeated]
    public static async Task<ChainVerdict> Post(VerifyChain command, HttpContext context, IQuerySession session, ChainVerification verification, AccessLog log, CancellationToken token)
    {
        var verdict = await verification.RunAsync(session.TenantId, command.Heads ?? [], token);
        await log.RecordAsync(context, AccessAction.Verified, detail: verdict.Holds ? $"holds: {verdict.Events}" : $"{verdict.First!.Kind} at {verdict.First.Sequence}");
        return verdict;
    }
}

/// <summary>链首清单.</summary>
public sealed record HeadList(IReadOnlyList<KeptHead> Heads);

public static class ListHeadsEndpoint
{
    /// <summary>每日链首, the latest first.</summary>
    [WolverineGet("/api/v1/chain-heads")]
    public static async Task<HeadList> Get(HttpContext context, IQuerySession session, Chain chain, CancellationToken token) =>
        new(await chain.HeadsAsync(session.TenantId, Filters.Of(context, "limit").Limit(), token));
}

public static class ReadLatestHeadEndpoint
{
    /// <summary>当前链首: links what is not linked yet and signs it, to be kept outside.</summary>
    [WolverineGet("/api/v1/chain-heads/latest")]
    public static async Task<SignedHead> Get(HttpContext context, IQuerySession session, Chain chain, AccessLog log, CancellationToken token)
    {
        Filters.Of(context);
        await chain.ExtendAsync(session.TenantId, token);
        var head = await chain.HeadAsync(session.TenantId, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        await log.RecordAsync(context, AccessAction.Exported, detail: $"chain head {head.Head.Sequence}");
        return head;
    }
}
