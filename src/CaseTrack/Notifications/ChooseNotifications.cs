using CaseTrack.Access.Drafts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Notifications.Mail;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>选择提醒方式, all of it anew.</summary>
/// <param name="Kinds">What is not named is shown and not mailed.</param>
/// <param name="MailAddress">邮件地址; absent for none. Another one than before waits for the code that is sent to it.</param>
/// <param name="Language">邮件的语言: zh-CN or en.</param>
public sealed record ChooseNotifications(
    IReadOnlyList<ChosenKind> Kinds,
    [property: UncheckedText("the person's own address, kept with the choices of the account alone")] string? MailAddress = null,
    string Language = "zh-CN")
{
    public sealed class Validator : AbstractValidator<ChooseNotifications>
    {
        public Validator()
        {
            RuleFor(x => x.Kinds).NotNull().Must(x => x is null
                || (x.Count <= 50 && x.All(y => y is not null) && x.DistinctBy(y => y.Kind).Count() == x.Count));
            RuleFor(x => x.MailAddress).MaximumLength(254).Matches("""^[^\s@<>"(),:;\\]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$""");
            RuleFor(x => x.Language).Must(x => x is "zh-CN" or "en");
        }
    }

    /// <summary>Without the address, wherever it is printed.</summary>
    public override string ToString() => nameof(ChooseNotifications);
}

public static class ChooseNotificationsEndpoint
{
    /// <summary>选择提醒方式: of each kind whether it is shown and whether it is mailed; to a new address goes a code, and nothing else
    /// before it has been given.</summary>
    [WolverinePost("/api/v1/me/notification-choices"), NotRepeated]
    public static async Task<ChoicesView> Post(
        ChooseNotifications command, HttpContext context, IDocumentSession session, MailOptions mail, AccessLog log, TimeProvider clock,
        CancellationToken token)
    {
        var (account, now) = (DraftOwner.Of(context), clock.GetUtcNow());
        var before = await session.LoadAsync<NotificationChoices>(account, token) ?? new() { Id = account };
        var chosen = Chosen(command, before, mail.IsReady, now);
        session.Store(chosen);
        if (chosen.CodeMail is { } code && code != before.CodeMail)
        {
            Mails.Queue(session, code, account, MailPurpose.Code, null, now);
        }

        if (chosen.Address != before.Address || chosen.Pending != before.Pending)
        {
            await log.RecordAsync(context, AccessAction.AccountChanged, detail: "mail address of one's own");
        }

        return ChoicesView.Of(chosen, mail);
    }

    /// <summary>What is chosen now.</summary>
    /// <exception cref="RefusedException">422 for mail without a server or an address, and for too many codes.</exception>
    public static NotificationChoices Chosen(ChooseNotifications command, NotificationChoices before, bool ready, DateTimeOffset now)
    {
        var address = command.MailAddress is { Length: > 0 } given ? given : null;
        if (address is not null && address != before.Address && !ready)
        {
            throw new RefusedException(NotificationRefusals.NoMail, 422, "/mailAddress");
        }

        if (address is null && command.Kinds.Any(x => x.Mail))
        {
            throw new RefusedException(NotificationRefusals.NoAddress, 422, "/mailAddress");
        }

        var chosen = before with
        {
            Kinds = [.. command.Kinds.Select(x => new KindChoice(x.Kind, x.InApp, x.Mail,
                !x.Mail ? null : before.Of(x.Kind) is { Mail: true, MailSince: { } since } ? since : now))],
            English = command.Language == "en",
            Address = address is null ? null : before.Address,
            Pending = address == before.Address ? null : address,
        };
        if (chosen.Pending is null)
        {
            return chosen with { CodeMail = null };
        }

        // Whoever only changes what is shown while a code is on its way does not ask for another one.
        if (chosen.Pending == before.Pending && before.CodesAt is [.., var last] && (!before.MayAskForCode(now)
            || (now - last < NotificationChoices.CodeAgain && before.WrongCodes < NotificationChoices.Tries)))
        {
            return chosen;
        }

        return before.MayAskForCode(now) ? chosen with
        {
            CodeMail = Guid.CreateVersion7(now),
            WrongCodes = 0,
            CodesAt = [.. before.CodesAt.Where(x => x > now.AddDays(-1)), now],
        } : throw new RefusedException(NotificationRefusals.TooManyCodes, 422, "/mailAddress");
    }
}
