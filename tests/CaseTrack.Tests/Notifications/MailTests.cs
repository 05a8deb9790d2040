using CaseTrack.Notifications.Mail;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using SmtpServer.Protocol;

namespace CaseTrack.Tests.Notifications;

/// <summary>A morning's mail says what there is to do and nothing of anybody; a server that is down, slow or refuses loses nothing and
/// holds nobody up.</summary>
[Trait("Speed", "slow")]
public sealed class MailTests(NotificationHost host) : IClassFixture<NotificationHost>
{
    [Fact]
    public async Task A_morning_mail_goes_once_a_day_to_a_proved_address_with_numbers_and_nothing_of_anybody()
    {
        // No address, no mail; nothing but its code goes to one that is not proved.
        var refused = await host.AsAsync("wang", "me/notification-choices",
            new { kinds = (object[])[new { kind = "due", inApp = true, mail = true }] });
        (refused.Status, (string)refused.Body!["type"]!).ShouldBe((422, "urn:casetrack:problem:notification.no-address"));
        foreach (var wrong in (string[])["wang", "a@office.example\r\nBcc: b@office.example", "a@office.example, b@office.example"])
        {
            (await host.AsAsync("wang", "me/notification-choices", new { kinds = (object[])[], mailAddress = wrong })).Status.ShouldBe(400);
        }

        await host.OkAsync("wang", "me/notification-choices",
            new { kinds = (object[])[new { kind = "assigned", inApp = true, mail = true }], mailAddress = "wang@office.example" });
        var open = await host.Node.ReceiveAsync("2026-03-02");
        await host.AssignAsync(open, "wang", "2026-03-02");
        await host.LookAsync();
        await host.SendAsync();
        host.Server.Came.Select(x => x.Subject).ShouldBe(["CaseTrack 验证码"]);
        (await host.AsAsync("wang", "me/notification-choices/confirmation", new { code = "00000000" })).Status.ShouldBe(422);
        ((string?)(await host.OkAsync("wang", "me/notification-choices"))["mailAddress"]).ShouldBeNull();
        var code = host.Server.Came.Single().TextBody!.Split('：')[1][..8];
        var proved = await host.OkAsync("wang", "me/notification-choices/confirmation", new { code });
        ((string)proved["mailAddress"]!, proved["pendingAddress"]).ShouldBe(("wang@office.example", null));

        // On a working day from its hour on; not on a Sunday, and not before.
        host.Clock.Set(SetClock.At("2026-03-03"));
        await host.Node.DoAsync($"review-applications/{open}/acceptance", new { occurredOn = "2026-03-03", procedure = "ordinary" });
        var shut = await host.Node.ReceiveAsync("2026-03-02");
        await host.AssignAsync(shut, "wang", "2026-03-03");
        await host.Node.DoAsync($"review-applications/{shut}/restriction", new { occurredOn = "2026-03-03", ground = "minor" });
        await host.LookAsync();
        host.Clock.Set(SetClock.At("2026-03-08"));
        await host.SendAsync();
        host.Clock.Set(SetClock.At("2026-03-09", "07:59"));
        await host.SendAsync();
        host.Server.Came.Count.ShouldBe(1);
        host.Clock.Set(SetClock.At("2026-03-09", "08:00"));
        var other = ActivatorUtilities.CreateInstance<MailSender>(host.Node.Services);
        await Task.WhenAll(host.SendAsync(), other.SendAsync(TestContext.Current.CancellationToken));
        await host.SendAsync();
        var mail = host.Server.Came.Skip(1).ShouldHaveSingleItem();
        $"{mail.To} {mail.Subject}".ShouldBe("wang@office.example CaseTrack 提醒 2 项");
        var number = (string)(await host.Node.GetAsync($"review-applications/{open}"))["record"]!["dossier"]!["numbers"]![0]!["number"]!;
        mail.TextBody!.ShouldContain($"- {number}  交由您办理  2026-03-02");
        mail.TextBody!.ShouldContain("- 限制查阅的案件 1 项");
        mail.TextBody!.ShouldContain("https://casetrack.example/notifications");
        mail.TextBody!.ShouldNotContain("姓名");
        mail.TextBody!.ShouldNotContain("penalty");
        (mail.MessageId!.Split('@')[1], mail.Headers["Auto-Submitted"]).ShouldBe(("office.example", "auto-generated"));
    }

    [Fact]
    public async Task A_server_that_is_down_slow_or_refuses_loses_nothing_and_holds_nobody_up()
    {
        host.Clock.Set(SetClock.At("2026-03-10"));
        await host.MailedAsync("li", "li@office.example");
        var review = await host.Node.ReceiveAsync("2026-03-10");
        await host.AssignAsync(review, "li", "2026-03-10");
        await host.LookAsync();
        var came = host.Server.Came.Count;
        var port = host.Mail.Port;

        // Down.
        host.Mail.Port = TestMailServer.FreePort();
        await host.MorningAsync("2026-03-11");
        (await StandingAsync()).ShouldBe((1, "unreachable", null, 1));
        host.Mail.Port = port;
        await host.SendAsync();
        host.Server.Came.Count.ShouldBe(came, "not before its time");

        // Refusing for now, and for good, of the recipient and of the mail.
        foreach (var (recipient, answer, status) in ((SmtpReplyCode?, SmtpReplyCode?, int)[])
            [(SmtpReplyCode.MailboxUnavailable, null, 550), (null, SmtpReplyCode.TransactionFailed, 554)])
        {
            host.Server.Recipient = recipient;
            host.Server.Answer = answer is { } code ? _ => Task.FromResult(new SmtpResponse(code, "no")) : null;
            host.Clock.Set(host.Clock.GetUtcNow().AddHours(2));
            await host.SendAsync();
            (await LastAsync()).ShouldBe(("refused", status));
        }

        // Given up after the last wait: the administrator sees for whom and why, not where to, and has it sent again.
        var dead = (await host.MailsAsync())["dead"]!.AsArray().ShouldHaveSingleItem()!;
        ((string)dead["userName"]!, (string)dead["purpose"]!, (string)dead["failure"]!, (int)dead["status"]!, (int)dead["attempts"]!)
            .ShouldBe(("li", "digest", "refused", 554, 3));
        dead.ToJsonString().ShouldNotContain("office.example");
        (await host.AsAsync("li", "mails")).Status.ShouldBe(403);
        (await host.AsAsync("admin", "mails/replays", new { mail = Guid.CreateVersion7() })).Status.ShouldBe(422);
        await host.OkAsync("admin", "mails/replays", new { });

        // For now.
        (host.Server.Recipient, host.Server.Answer) = (null, _ => Task.FromResult(new SmtpResponse(SmtpReplyCode.Aborted, "later")));
        await host.SendAsync();
        (await LastAsync()).ShouldBe(("refused", 451));

        // Taken, and broken off before it is said: nobody can know, so it is sent again, and can be told by its id.
        host.Server.Answer = context =>
        {
            (context.Pipe as IDisposable)?.Dispose();
            throw new IOException("gone");
        };
        host.Clock.Set(host.Clock.GetUtcNow().AddHours(2));
        await host.SendAsync();
        (await LastAsync()).ShouldBe(("broken", null));

        // Slow: while it keeps one mail waiting, acts are done, people are told, and no row is locked.
        var (reached, answered) = (new TaskCompletionSource(), new TaskCompletionSource());
        host.Server.Answer = async _ =>
        {
            reached.SetResult();
            await answered.Task;
            return SmtpResponse.Ok;
        };
        host.Clock.Set(host.Clock.GetUtcNow().AddHours(2));
        var sending = host.SendAsync();
        await reached.Task;
        var meanwhile = await host.Node.ReceiveAsync("2026-03-11");
        await host.LookAsync();
        (await host.ToldAsync("li", meanwhile)).ShouldBe(["due"]);
        await host.SendAsync();
        sending.IsCompleted.ShouldBeFalse();
        (await ReadAsync("select count(*) from (select from casetrack.mails where sent_at is null for update skip locked) m")).ShouldBe(1L);
        answered.SetResult();
        await sending;
        host.Server.Answer = null;
        await host.SendAsync();
        (await ReadAsync("select count(*) from casetrack.mails where sent_at is null")).ShouldBe(0L);
        var mails = host.Server.Came.Skip(came).Where(x => x.Subject!.Contains("提醒", StringComparison.Ordinal)).ToList();
        mails.Select(x => x.MessageId).Distinct().ShouldHaveSingleItem();

        // Slower than a mail may be: it is tried again.
        await host.AssignAsync(meanwhile, "li", "2026-03-11");
        await host.LookAsync();
        host.Mail.TimeoutSeconds = 1;
        var never = new TaskCompletionSource<SmtpResponse>();
        host.Server.Answer = _ => never.Task;
        await host.MorningAsync("2026-03-12");
        (await LastAsync()).ShouldBe(("timeout", null));
        (host.Server.Answer, host.Mail.TimeoutSeconds) = (null, 60);
        never.SetResult(SmtpResponse.Ok);
        host.Clock.Set(host.Clock.GetUtcNow().AddHours(2));
        await host.SendAsync();
        (await ReadAsync("select count(*) from casetrack.mails where sent_at is null")).ShouldBe(0L);

        async Task<(string?, int?)> LastAsync() => (await StandingAsync()) is var (_, failure, status, _) ? (failure, status) : default;
    }

    private async Task<(long Waiting, string? Failure, int? Status, int Attempts)> StandingAsync()
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(
            "select count(*) over (), failure, status, attempts from casetrack.mails where sent_at is null", connection);
        await using var row = await command.ExecuteReaderAsync();
        return await row.ReadAsync()
            ? (row.GetInt64(0), await row.IsDBNullAsync(1) ? null : row.GetString(1), await row.IsDBNullAsync(2) ? null : row.GetInt32(2),
                row.GetInt32(3)) : default;
    }

    private async Task<object?> ReadAsync(string sql)
    {
        await using var connection = await OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private async Task<NpgsqlConnection> OpenAsync()
    {
        var connection = host.Node.Services.GetRequiredService<IDocumentStore>().Storage.Database.CreateConnection();
        await connection.OpenAsync();
        return connection;
    }
}
