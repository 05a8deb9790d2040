using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Webhooks;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Notifications.Mail;

/// <summary>重新发送未送达的邮件.</summary>
/// <param name="Mail">One of them; all of them unless given.</param>
public sealed record ReplayMails(Guid? Mail = null);

public static class ReplayMailsEndpoint
{
    /// <summary>重新发送未送达的邮件: they are tried again from the first wait on.</summary>
    [WolverinePost("/api/v1/mails/replays")]
    public static async Task<MailStanding> Post(
        ReplayMails command, HttpContext context, IDocumentSession session, MailOptions options, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var met = await WebhookRules.ChangeAsync(session, $"""
            update {MailTables.Mails} set attempts = 0, due_at = $3, dead_at = null
            where tenant_id = $1 and dead_at is not null and ($2::uuid is null or id = $2)
            """, token, new NpgsqlParameter<string> { TypedValue = session.TenantId },
            new NpgsqlParameter { Value = (object?)command.Mail ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid },
            new NpgsqlParameter<DateTimeOffset> { TypedValue = clock.GetUtcNow() });
        if (command.Mail is not null && met == 0)
        {
            throw new RefusedException(NotificationRefusals.NoDeadMail, 422, "/mail");
        }

        // A session without something to save commits nothing.
        session.QueueSqlCommand($"delete from {MailTables.Mails} where false");
        await log.RecordAsync(context, AccessAction.AccountChanged, detail: $"{met} mails sent again");
        return await MailStanding.OfAsync(session, options, token);
    }
}
