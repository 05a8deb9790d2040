using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Notifications.Mail;

/// <summary>未送达的邮件. For whom and why not; neither the address nor what it says.</summary>
/// <param name="Id">标识.</param>
/// <param name="UserName">For whom.</param>
/// <param name="Purpose">What for.</param>
/// <param name="Day">The day it is of.</param>
/// <param name="Attempts">How often it was tried.</param>
/// <param name="GivenUpAt">When the last attempt failed.</param>
/// <param name="Failure">Why.</param>
/// <param name="Status">What the server answered then.</param>
public sealed record DeadMail(
    Guid Id, string UserName, MailPurpose Purpose, DateOnly? Day, int Attempts, DateTimeOffset GivenUpAt, MailFailure Failure, int? Status);

/// <summary>邮件的状态.</summary>
/// <param name="Ready">Whether a server is set up.</param>
/// <param name="Waiting">待发.</param>
/// <param name="OldestWaiting">Since when the first of them waits.</param>
/// <param name="Dead">未送达, the latest first; a hundred at the most.</param>
public sealed record MailStanding(bool Ready, long Waiting, DateTimeOffset? OldestWaiting, IReadOnlyList<DeadMail> Dead)
{
    /// <summary>How the mails of a district stand.</summary>
    public static async Task<MailStanding> OfAsync(IQuerySession session, MailOptions options, CancellationToken token)
    {
        var waiting = await ReadAsync(session, $"""
            select count(*), min(waiting_since) from {MailTables.Mails} where tenant_id = $1 and sent_at is null and dead_at is null
            """, x => (x.GetInt64(0), x.IsDBNull(1) ? (DateTimeOffset?)null : x.GetFieldValue<DateTimeOffset>(1)), token);
        var dead = await ReadAsync(session, $"""
            select id, account, purpose, day, attempts, dead_at, failure, status from {MailTables.Mails}
            where tenant_id = $1 and dead_at is not null order by dead_at desc, id limit 100
            """, x => (Account: x.GetGuid(1), Mail: new DeadMail(x.GetGuid(0), "", Named<MailPurpose>(x.GetString(2)),
            x.IsDBNull(3) ? null : x.GetFieldValue<DateOnly>(3), x.GetInt32(4), x.GetFieldValue<DateTimeOffset>(5),
            Named<MailFailure>(x.GetString(6)), x.IsDBNull(7) ? null : x.GetInt32(7))), token);
        var accounts = (await session.LoadManyAsync<Account>(token, [.. dead.Select(x => x.Account).Distinct()])).ToDictionary(x => x.Id);
        return new(options.IsReady, waiting[0].Item1, waiting[0].Item2,
            [.. dead.Select(x => x.Mail with { UserName = accounts.GetValueOrDefault(x.Account)?.UserName ?? "" })]);
    }

    private static T Named<T>(string name) where T : struct, Enum => Enum.GetValues<T>().First(x => Wire.Name(x) == name);

    private static async Task<List<T>> ReadAsync<T>(
        IQuerySession session, string sql, Func<System.Data.Common.DbDataReader, T> read, CancellationToken token)
    {
        await using var command = new NpgsqlCommand(sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        await using var rows = await session.ExecuteReaderAsync(command, token);
        var found = new List<T>();
        while (await rows.ReadAsync(token))
        {
            found.Add(read(rows));
        }

        return found;
    }
}

public static class ListMailsEndpoint
{
    /// <summary>邮件的状态: what waits to be sent, and what was given up.</summary>
    [WolverineGet("/api/v1/mails")]
    public static Task<MailStanding> Get(HttpContext context, IQuerySession session, MailOptions options, CancellationToken token)
    {
        Filters.Of(context);
        return MailStanding.OfAsync(session, options, token);
    }
}
