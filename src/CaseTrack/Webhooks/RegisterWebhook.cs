using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

namespace CaseTrack.Webhooks;

/// <summary>What a subscription is about.</summary>
public abstract record WebhookContent
{
    /// <summary>Who is told, in the office's words.</summary>
    public required string Name { get; init; }

    /// <summary>Where: an https address that is reachable by everybody, unless a setting allows more.</summary>
    public required string Address { get; init; }

    /// <summary>The key by its name: only what it may know of is told.</summary>
    public required string KeyName { get; init; }

    /// <summary>记录种类; all of them where none is named.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>事件; all of them where none is named.</summary>
    public IReadOnlyList<string>? Events { get; init; }

    public abstract class Rules<T> : AbstractValidator<T> where T : WebhookContent
    {
        protected Rules()
        {
            RuleFor(x => x.Name).NotEmpty().MaximumLength(60);
            RuleFor(x => x.Address).NotEmpty().MaximumLength(500);
            RuleFor(x => x.KeyName).NotEmpty().MaximumLength(60);
            RuleFor(x => x.Kinds).Must(x => x is null || x.Count <= 50);
            RuleForEach(x => x.Kinds).NotEmpty();
            RuleFor(x => x.Events).Must(x => x is null || x.Count <= 200);
            RuleForEach(x => x.Events).NotEmpty();
        }
    }
}

/// <summary>登记订阅.</summary>
public sealed record RegisterWebhook : WebhookContent
{
    /// <summary>起始序号: events later than this sequence; those from now on unless given.</summary>
    public long? After { get; init; }

    public sealed class Validator : Rules<RegisterWebhook>
    {
        public Validator() => RuleFor(x => x.After).GreaterThanOrEqualTo(0);
    }
}

public static class RegisterWebhookEndpoint
{
    /// <summary>登记订阅: from now on, or from a sequence, what happens is sent to an address as signed CloudEvents.</summary>
    [WolverinePost("/api/v1/webhooks")]
    public static async Task<WebhookView> Post(
        RegisterWebhook command, HttpContext context, IDocumentSession session, WebhookOptions options, PublicAddresses addresses,
        AccessLog log, TimeProvider clock, CancellationToken token)
    {
        WebhookRules.Require(command, options, addresses);
        var now = clock.GetUtcNow();
        var key = await WebhookRules.KeyAsync(command.KeyName, session, now, token);
        if (await session.Query<Webhook>().CountAsync(token) >= WebhookRules.Most)
        {
            throw new RefusedException(WebhookRefusals.TooMany, 422);
        }

        var highest = await WebhookRules.NowAsync(session, token);
        if (command.After > highest)
        {
            throw new RefusedException(WebhookRefusals.AheadOfItself, 422, "/after");
        }

        var webhook = new Webhook
        {
            Name = command.Name,
            Address = new Uri(command.Address).AbsoluteUri,
            KeyId = key.Id,
            Kinds = command.Kinds ?? [],
            Events = command.Events ?? [],
            RegisteredBy = Viewer.Of(context).Caller.Name,
            RegisteredAt = now,
        };
        await WebhookRules.ChangeAsync(session,
            $"insert into {WebhookTables.Cursors} (webhook, tenant_id, seq_id, delivered) values ($1, $2, $3, 0)", token,
            new NpgsqlParameter<Guid> { TypedValue = webhook.Id }, new NpgsqlParameter<string> { TypedValue = session.TenantId },
            new NpgsqlParameter<long> { TypedValue = command.After ?? highest });
        session.Insert(webhook);
        await log.RecordAsync(context, AccessAction.WebhookChanged, detail: $"registered {webhook.Id}: {new Uri(webhook.Address).Host}");
        return await WebhookView.OfAsync(webhook, session, now, token);
    }
}
