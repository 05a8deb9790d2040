using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access.Keys;

/// <summary>签发密钥.</summary>
/// <param name="Name">What machine it is for.</param>
/// <param name="Scopes">What it may do, e.g. <c>figures:read</c>.</param>
/// <param name="Days">Days it is good for, at most 400.</param>
/// <param name="Unit">机构代码; absent for the whole district.</param>
public sealed record IssueKey(string Name, IReadOnlyList<string> Scopes, int Days, string? Unit = null)
{
    public sealed class Validator : AbstractValidator<IssueKey>
    {
        public Validator()
        {
            RuleFor(x => x.Name).Matches("^[A-Za-z0-9][A-Za-z0-9._-]{2,59}$");
            RuleFor(x => x.Days).InclusiveBetween(1, 400);
            RuleFor(x => x.Unit).MaximumLength(40);
            RuleFor(x => x.Scopes).NotEmpty();
            RuleForEach(x => x.Scopes).Must(x => x == ApiKey.Import || (x is not null && ApiKey.PermitOf(x, null) is not null))
                .Saying("unknown-code", "没有这一范围", "There is no such scope");
        }
    }
}

public static class IssueKeyEndpoint
{
    /// <summary>签发密钥: the answer holds it, once. One that opens cases, or what its issuer may not
    /// read himself, works only when a second person has approved it; a name is given
    /// once and for all, as events keep it.</summary>
    [WolverinePost("/api/v1/api-keys"), NotRepeated]
    public static async Task<KeyView> Post(
        IssueKey command, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        await AccountRules.RequireUnitsAsync([new Grant("", command.Unit)], session, token);
        var (district, name) = (session.TenantId, command.Name);
        if (await session.Query<ApiKey>().AnyAsync(x => x.District == district && x.Name == name, token))
        {
            throw new RefusedException(AccessRefusals.KeyNameTaken, 409, "/name");
        }

        var id = Guid.CreateVersion7();
        var (secret, hash) = ApiKey.NewKey(id);
        var key = new ApiKey
        {
            Id = id,
            Name = command.Name,
            District = session.TenantId,
            Scopes = command.Scopes,
            Unit = command.Unit,
            Hash = hash,
            BeyondIssuer = ApiKey.IsBeyond(command.Scopes, command.Unit, Viewer.Of(context).Caller),
            CreatedBy = Viewer.Of(context).Caller.Name,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow().AddDays(command.Days),
        };
        session.Insert(key);
        await log.RecordAsync(context, AccessAction.KeyChanged, detail: $"issued {key.Name}: {string.Join(", ", key.Scopes)}");
        return KeyView.Of(key) with { Key = secret };
    }
}
