using System.Text;
using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Secrets;
using Marten;
using MimeKit;

namespace CaseTrack.Notifications.Mail;

/// <summary>Puts a mail into words when it is sent, by the rights of that moment. Numbers, terms and days; nobody's name and nothing of
/// what stands in a case; of a case shown to few, that there is one.</summary>
public sealed class MailWriter(IDocumentStore store, MailOptions options, OfficeKey key, TimeProvider clock)
{
    private const int Most = 50;

    /// <summary>Null where there is nothing left to say, or nobody to say it to.</summary>
    public async Task<MimeMessage?> WriteAsync(TakenMail mail, CancellationToken token)
    {
        await using var session = store.QuerySession(mail.District);
        var (account, choices) = (await session.LoadAsync<Account>(mail.Account, token),
            await session.LoadAsync<NotificationChoices>(mail.Account, token));
        if (account is null or { Disabled: true } || choices is null)
        {
            return null;
        }

        if (mail.Purpose is MailPurpose.Code)
        {
            return choices.CodeMail == mail.Id && choices.Pending is { } pending
                && clock.GetUtcNow() - mail.WaitingSince <= NotificationChoices.CodeGood
                ? Message(mail, pending, MailTexts.CodeSubject(choices.English),
                    MailTexts.Code(NotificationChoices.CodeOf(mail.Id, key), choices.English)) : null;
        }

        var told = await session.Query<Notification>()
            .Where(x => x.Account == mail.Account && x.Mail == mail.Id && x.ReadAt == null && x.SettledAt == null)
            .OrderBy(x => x.DueOn).ThenBy(x => x.Id).ToListAsync(token);
        var seen = await new Viewer(account.Caller(null)).OfThoseSeenAsync(told, x => (x.RecordKind, x.RecordId), session, token);
        return choices.Address is not { } address || seen.Count == 0 ? null
            : Message(mail, address, MailTexts.DigestSubject(seen.Count, choices.English),
                await DigestAsync(seen, choices.English, session, token));
    }

    private async Task<string> DigestAsync(
        IReadOnlyList<Notification> told, bool english, IQuerySession session, CancellationToken token)
    {
        var (open, numbers) = (new HashSet<Guid>(), new Dictionary<Guid, string>());
        foreach (var kind in told.ToLookup(x => x.RecordKind, x => x.RecordId))
        {
            foreach (var file in (await RecordKind.Named(kind.Key).FilesAsync(session, [.. kind.Distinct()], token))
                .Where(x => !x.Dossier.Restricted))
            {
                open.Add(file.Id);
                if (file.Dossier.Numbers is [.., var last])
                {
                    numbers[file.Id] = last.Number;
                }
            }
        }

        var text = new StringBuilder();
        foreach (var kind in told.ToLookup(x => x.Kind).OrderBy(x => x.Key))
        {
            text.AppendLine(MailTexts.Heading(kind.Key, kind.Count(), english));
            foreach (var one in kind.Where(x => open.Contains(x.RecordId)).Take(Most))
            {
                text.AppendLine(MailTexts.Line(one, numbers.GetValueOrDefault(one.RecordId), english));
            }

            if (kind.Count(x => !open.Contains(x.RecordId)) is > 0 and var few)
            {
                text.AppendLine(MailTexts.Few(few, english));
            }

            text.AppendLine();
        }

        return text + MailTexts.End(options.PagesAddress is { Length: > 0 } pages ? $"{pages.TrimEnd('/')}/notifications" : null, english);
    }

    private MimeMessage Message(TakenMail mail, string to, string subject, string text)
    {
        var from = MailboxAddress.Parse(options.From!);
        var message = new MimeMessage
        {
            Subject = subject,
            Date = clock.GetUtcNow().ToOffset(Today.ShanghaiOffset),
            // The same however often it has to be sent: whoever gets it twice can tell.
            MessageId = $"{mail.Id}@{from.Domain}",
            Body = new TextPart("plain") { Text = text },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress((string?)null, to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        return message;
    }
}
