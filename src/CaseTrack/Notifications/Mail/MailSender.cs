using CaseTrack.Clocks;
using CaseTrack.Clocks.Silence;
using CaseTrack.Terms;
using Marten;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Notifications.Mail;

/// <summary>邮件发送. Puts each morning's mails in line and sends what is due, beside everything else: a server that is slow or away holds up
/// mails alone. Any number of processes may do so.</summary>
public sealed class MailSender(
    IDocumentStore store, Mails mails, MailWriter writer, MailServer server, MailOptions options, TermRules rules, PassingOfTime time,
    TimeProvider clock, ILogger<MailSender> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Send || !options.IsReady)
        {
            return;
        }

        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(options.LookSeconds), clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await SendAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }
    }

    /// <summary>One look, to its end: the mails of the day are in line, and what is due now has been tried.</summary>
    public async Task SendAsync(CancellationToken token)
    {
        try
        {
            foreach (var district in await NotificationWorker.DistrictsAsync(store, token))
            {
                await LineUpAsync(district, token);
            }

            while (await mails.TakeAsync(token) is { } mail && await TryAsync(mail, token))
            {
                // The next one.
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // Often the database is away for a moment; the next look makes up for it.
            logger.LogWarning("Mails could not be sent: {Failure}", failure.GetType().Name);
        }
    }

    /// <summary>每日邮件: once a working day, from its hour on, for everybody who has something to be told.</summary>
    private async Task LineUpAsync(string district, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession(district);
        var today = await time.TodayAsync(session, token);
        if (now.ToOffset(Today.ShanghaiOffset).Hour < options.DigestHour
            || await session.LoadAsync<NotificationCursor>(NotificationCursor.Only, token) is not { } known || known.DigestOn >= today
            || !(await session.RulebookAsync(rules, token)).Calendar.IsWorkingDay(today)
            || await NotificationCursor.HoldAsync(session, token) is not { } cursor || cursor.DigestOn >= today)
        {
            return;
        }

        foreach (var choices in await session.Query<NotificationChoices>().Where(x => x.Address != null).ToListAsync(token))
        {
            var told = (await session.Query<Notification>()
                .Where(x => x.Account == choices.Id && x.Mail == null && x.ReadAt == null && x.SettledAt == null).ToListAsync(token))
                .Where(choices.Mails).ToList();
            if (told.Count > 0)
            {
                var mail = Guid.CreateVersion7(now);
                Mails.Queue(session, mail, choices.Id, MailPurpose.Digest, today, now);
                session.Store(told.Select(x => x with { Mail = mail }).ToArray());
            }
        }

        session.Store(cursor with { DigestOn = today });
        await session.SaveChangesAsync(token);
        await mails.ForgetAsync(token);
    }

    /// <returns>Whether the next one has a chance.</returns>
    private async Task<bool> TryAsync(TakenMail mail, CancellationToken token)
    {
        MailOutcome outcome;
        try
        {
            if (await writer.WriteAsync(mail, token) is not { } message)
            {
                await mails.WithheldAsync(mail);
                return true;
            }

            using (message)
            {
                outcome = await server.SendAsync(message, token);
            }
        }
        catch (Exception failure) when (!token.IsCancellationRequested)
        {
            // One that cannot be put into words does not stand in the way of the others.
            logger.LogWarning("A mail could not be written: {Failure}", failure.GetType().Name);
            outcome = new(MailFailure.Unwritten);
        }
        catch
        {
            await mails.GiveBackAsync(mail);
            throw;
        }

        await (outcome.Failure is null ? mails.SentAsync(mail) : mails.FailedAsync(mail, outcome));
        return !outcome.IsOfServer;
    }
}
