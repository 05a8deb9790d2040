using CaseTrack.Access.Drafts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using CaseTrack.Notifications.Mail;
using CaseTrack.Secrets;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Notifications;

/// <summary>验证邮件地址.</summary>
/// <param name="Code">The eight digits that came by mail.</param>
public sealed record ConfirmMailAddress([property: UncheckedText(UncheckedTextAttribute.Secret)] string Code)
{
    public sealed class Validator : AbstractValidator<ConfirmMailAddress>
    {
        public Validator() => RuleFor(x => x.Code).NotEmpty().MaximumLength(20);
    }

    /// <summary>Without the code, wherever it is printed.</summary>
    public override string ToString() => nameof(ConfirmMailAddress);
}

public static class ConfirmMailAddressEndpoint
{
    /// <summary>验证邮件地址: with the code that was sent to it; from now on mails go there.</summary>
    [WolverinePost("/api/v1/me/notification-choices/confirmation"), NotRepeated]
    public static async Task<ChoicesView> Post(
        ConfirmMailAddress command, HttpContext context, IDocumentStore store, OfficeKey key, MailOptions mail, AccessLog log,
        TimeProvider clock, CancellationToken token)
    {
        var account = DraftOwner.Of(context);
        await using var session = store.LightweightSession(Access.Viewer.Of(context).Caller.District);
        var choices = await session.LoadAsync<NotificationChoices>(account, token);
        var proved = choices?.Pending is not null && choices.Proves(command.Code, key, clock.GetUtcNow());
        if (choices is not null)
        {
            // A wrong code is counted although it is refused.
            choices = proved ? choices with { Address = choices.Pending, Pending = null, CodeMail = null, WrongCodes = 0 }
                : choices with { WrongCodes = choices.WrongCodes + 1 };
            session.Store(choices);
            await session.SaveChangesAsync(token);
        }

        if (!proved)
        {
            throw new RefusedException(NotificationRefusals.WrongCode, 422, "/code");
        }

        await log.RecordAsync(context, AccessAction.AccountChanged, detail: "mail address of one's own");
        return ChoicesView.Of(choices!, mail);
    }
}
