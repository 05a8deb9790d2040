using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Notifications;

/// <summary>提醒进度. How far a district has been looked at; one process at a time goes on from there.</summary>
public sealed record NotificationCursor
{
    /// <summary>One of a district.</summary>
    public const string Only = "notifications";

    public string Id { get; init; } = Only;

    /// <summary>Events up to this sequence have been looked at.</summary>
    public long Sequence { get; init; }

    /// <summary>The day on which all terms were last looked at.</summary>
    public DateOnly? TermsOn { get; init; }

    /// <summary>The day whose mails have been put in line.</summary>
    public DateOnly? DigestOn { get; init; }

    /// <summary>未能处理: events that could not be read. Nobody is told of them yet; every look tries them again.</summary>
    public IReadOnlyList<long> LeftOut { get; init; } = [];

    /// <summary>Holds the district until the session's transaction ends; the cursor as it is, null where another process has
    /// it.</summary>
    public static async Task<NotificationCursor?> HoldAsync(IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await using (var command = new NpgsqlCommand("select pg_try_advisory_xact_lock(hashtext($1), hashtext($2))"))
        {
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = $"{StoreSchema.Name}.{Only}" });
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
            await using var row = await session.ExecuteReaderAsync(command, token);
            if (!await row.ReadAsync(token) || !row.GetBoolean(0))
            {
                return null;
            }
        }

        return await session.LoadAsync<NotificationCursor>(Only, token) ?? new() { Sequence = -1 };
    }
}
