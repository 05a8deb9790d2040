using CaseTrack.Access.Keys;
using CaseTrack.Http;
using Marten;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>订阅的状态.</summary>
public enum WebhookState
{
    /// <summary>推送中.</summary>
    Sending = 1,

    /// <summary>已暂停.</summary>
    Paused,

    /// <summary>密钥失效: its key has ended, waits for approval, or knows of no record; nothing is sent until it names a good one.</summary>
    WithoutKey,
}

/// <summary>订阅. What it is about and how it goes.</summary>
/// <param name="Id">The subscription.</param>
/// <param name="Name">Who is told.</param>
/// <param name="Address">Where, and what the signature calls <c>@target-uri</c>.</param>
/// <param name="KeyName">Whose rights it has.</param>
/// <param name="Kinds">记录种类; all of them where none is named.</param>
/// <param name="Events">事件; all of them where none is named.</param>
/// <param name="State">状态.</param>
/// <param name="RegisteredBy">Who registered it.</param>
/// <param name="RegisteredAt">When.</param>
/// <param name="Sequence">How far it has looked; what came later waits among the events.</param>
/// <param name="Waiting">待推送: messages that wait to arrive.</param>
/// <param name="OldestWaiting">Since when the first of them waits.</param>
/// <param name="DeadLetters">死信: messages given up. Later ones of the same records wait behind them.</param>
/// <param name="Delivered">已送达: how many have arrived.</param>
/// <param name="DeliveredAt">When the last one arrived.</param>
/// <param name="FailedAt">When an attempt failed last.</param>
/// <param name="Failure">Why.</param>
/// <param name="Status">What it answered then.</param>
public sealed record WebhookView(
    Guid Id, string Name, string Address, string? KeyName, IReadOnlyList<string> Kinds, IReadOnlyList<string> Events, WebhookState State,
    string RegisteredBy, DateTimeOffset RegisteredAt, long Sequence, long Waiting, DateTimeOffset? OldestWaiting, long DeadLetters,
    long Delivered, DateTimeOffset? DeliveredAt, DateTimeOffset? FailedAt, DeliveryFailure? Failure, int? Status)
{
    private const string Standing = $"""
        select c.seq_id, c.delivered, c.delivered_at, c.failed_at, c.failure, c.status,
          count(d.seq_id) filter (where d.dead_at is null), min(d.waiting_since) filter (where d.dead_at is null), count(d.dead_at)
        from {WebhookTables.Cursors} c left join {WebhookTables.Deliveries} d on d.webhook = c.webhook
        where c.webhook = $1 group by c.webhook
        """;

    public static async Task<WebhookView> OfAsync(Webhook webhook, IQuerySession session, DateTimeOffset now, CancellationToken token)
    {
        var key = await session.LoadAsync<ApiKey>(webhook.KeyId, token);
        await using var command = new NpgsqlCommand(Standing);
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = webhook.Id });
        await using var row = await session.ExecuteReaderAsync(command, token);
        if (!await row.ReadAsync(token))
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }

        var state = webhook.Paused ? WebhookState.Paused
            : Webhook.MayTell(key, session.TenantId, now) ? WebhookState.Sending : WebhookState.WithoutKey;
        return new(webhook.Id, webhook.Name, webhook.Address, key?.Name, webhook.Kinds, webhook.Events, state, webhook.RegisteredBy,
            webhook.RegisteredAt, row.GetInt64(0), row.GetInt64(6), Instant(row, 7), row.GetInt64(8), row.GetInt64(1), Instant(row, 2),
            Instant(row, 3), row.IsDBNull(4) ? null : FailureOf(row.GetString(4)), row.IsDBNull(5) ? null : row.GetInt32(5));
    }

    /// <summary>A failure by its name in the table.</summary>
    public static DeliveryFailure FailureOf(string name) => Enum.GetValues<DeliveryFailure>().First(x => Wire.Name(x) == name);

    private static DateTimeOffset? Instant(System.Data.Common.DbDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
