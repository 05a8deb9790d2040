using CaseTrack.Access.Keys;
using CaseTrack.Http;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>What registering and changing a subscription ask first.</summary>
public static class WebhookRules
{
    /// <summary>Subscriptions of a district, at the most.</summary>
    public const int Most = 20;

    /// <summary>A subscription of the caller's district.</summary>
    /// <exception cref="RefusedException">404 when there is none.</exception>
    public static async Task<Webhook> FindAsync(Guid id, IQuerySession session, CancellationToken token) =>
        await session.LoadAsync<Webhook>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);

    /// <summary>The key of a name, if it lets anybody know of anything.</summary>
    /// <exception cref="RefusedException">422 when there is none.</exception>
    public static async Task<ApiKey> KeyAsync(string name, IQuerySession session, DateTimeOffset now, CancellationToken token)
    {
        var district = session.TenantId;
        var key = await session.Query<ApiKey>().FirstOrDefaultAsync(x => x.District == district && x.Name == name, token);
        return Webhook.MayTell(key, district, now) ? key! : throw new RefusedException(WebhookRefusals.NoKey, 422, "/keyName");
    }

    /// <exception cref="RefusedException">422 for an address nothing is sent to, and for kinds and events there are not.</exception>
    public static void Require(WebhookContent content, WebhookOptions options, PublicAddresses addresses)
    {
        if (!Webhook.IsAddress(content.Address, options))
        {
            throw new RefusedException(WebhookRefusals.NoAddress, 422, "/address");
        }

        if (Webhook.IsPrivate(content.Address, addresses))
        {
            throw new RefusedException(WebhookRefusals.PrivateAddress, 422, "/address");
        }

        foreach (var (i, kind) in (content.Kinds ?? []).Index())
        {
            if (RecordKind.Find(kind) is null)
            {
                throw new RefusedException(WebhookRefusals.UnknownKind, 422, $"/kinds/{i}");
            }
        }

        foreach (var (i, happened) in (content.Events ?? []).Index())
        {
            if (Feed.Changes.TypesOf(content.Kinds ?? [], [happened]).Length == 0)
            {
                throw new RefusedException(WebhookRefusals.UnknownEvent, 422, $"/events/{i}");
            }
        }
    }

    /// <summary>The highest sequence that is there: what happens from now on comes later.</summary>
    public static async Task<long> NowAsync(IQuerySession session, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(StoredEvents.Highest);
        await using var row = await session.ExecuteReaderAsync(command, token);
        await row.ReadAsync(token);
        return row.GetInt64(0);
    }

    /// <summary>Runs a statement upon the rows of a subscription, and says how many it met.</summary>
    public static async Task<long> ChangeAsync(
        IDocumentSession session, string sql, CancellationToken token, params NpgsqlParameter[] parameters)
    {
        await session.BeginTransactionAsync(token);
        await using var command = new NpgsqlCommand($"with met as ({sql} returning 1) select count(*) from met");
        command.Parameters.AddRange(parameters);
        await using var row = await session.ExecuteReaderAsync(command, token);
        await row.ReadAsync(token);
        return row.GetInt64(0);
    }
}
