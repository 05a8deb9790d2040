using CaseTrack.Access.Accounts;
using CaseTrack.Access.Log;
using CaseTrack.Hosting;
using Marten;
using Microsoft.AspNetCore.Http;
using Npgsql;

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
            RuleForEach(x => x.Scopes).Must(x => x == ApiKey.Import || (x is not null && ApiKey.PermitOf(x, null) is not null)).Saying("unknown-code", "没有这一范围", "There is no such scope");
        }
    }
}

/// <summary>密钥，不含密文.</summary>
/// <param name="Waiting">待第二人批准; until then it opens nothing.</param>
/// <param name="Key">Shown once.</param>
public sealed record KeyView(
    Guid Id, string Name, IReadOnlyList<string> Scopes, string? Unit, string CreatedBy, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt, bool Waiting,
    string? ApprovedBy, string? Key = null)
{
    public static KeyView Of(ApiKey x) => new(x.Id, x.Name, x.Scopes, x.Unit, x.CreatedBy, x.ExpiresAt, x.RevokedAt, x.IsWaiting, x.ApprovedBy);
}

public static class IssueKeyEndpoint
{
    /// <summary>签发密钥: the answer holds it, once. One that opens cases works only when a second person has approved it; a name is given once and for all, as events keep it.</summary>
    [WolverinePost("/api/v1/api-keys"), NotRepeated]
    public static async Task<KeyView> Post(IssueKey command, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock, CancellationToken token)
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
            CreatedBy = Viewer.Of(context).Caller.Name,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = clock.GetUtcNow().AddDays(command.Days),
        };
        session.Insert(key);
        await log.RecordAsync(context, AccessAction.KeyChanged, detail: $"issued {key.Name}: {string.Join(", ", key.Scopes)}");
        return KeyView.Of(key) with { Key = secret };
    }
}

public static class RevokeKeyEndpoint
{
    /// <summary>吊销密钥.</summary>
    [WolverinePost("/api/v1/api-keys/{key}/revocation"), NotRepeated]
    public static async Task<KeyView> Post(Guid key, HttpContext context, IDocumentSession session, AccessLog log, TimeProvider clock, CancellationToken token)
    {
        var found = await KeyRules.HoldAsync(key, session, token);
        var revoked = found with { RevokedAt = found.RevokedAt ?? clock.GetUtcNow() };
        session.Store(revoked);
        await log.RecordAsync(context, AccessAction.KeyChanged, detail: $"revoked {found.Name}");
        return KeyView.Of(revoked);
    }
}

public static class ApproveKeyEndpoint
{
    /// <summary>批准密钥: a second person lets a machine at cases.</summary>
    [WolverinePost("/api/v1/api-keys/{key}/approval"), NotRepeated]
    public static async Task<KeyView> Post(Guid key, HttpContext context, IDocumentSession session, AccessLog log, CancellationToken token)
    {
        var found = await KeyRules.HoldAsync(key, session, token);
        var approver = Viewer.Of(context).Caller.Name;
        if (found.RevokedAt is not null || !found.IsWaiting)
        {
            throw new RefusedException(AccessRefusals.KeyNotWaiting, 422);
        }

        if (found.CreatedBy == approver)
        {
            throw new RefusedException(AccessRefusals.KeySamePerson, 422);
        }

        var approved = found with { ApprovedBy = approver };
        session.Store(approved);
        await log.RecordAsync(context, AccessAction.KeyChanged, detail: $"approved {found.Name}: {string.Join(", ", found.Scopes)}");
        return KeyView.Of(approved);
    }
}

/// <summary>What changing a key asks first.</summary>
public static class KeyRules
{
    private const string Lock = $"select 1 from {Figures.FactLedgerTable.Schema}.mt_doc_apikey where id = $1 for update";

    /// <summary>A key of the caller's district, held until the request ends: approving and revoking at once must not undo one another.</summary>
    /// <exception cref="RefusedException">404 when there is none.</exception>
    public static async Task<ApiKey> HoldAsync(Guid key, IDocumentSession session, CancellationToken token)
    {
        await session.BeginTransactionAsync(token);
        await using (var command = new NpgsqlCommand(Lock))
        {
            command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = key });
            await using var rows = await session.ExecuteReaderAsync(command, token);
        }

        return await session.LoadAsync<ApiKey>(key, token) is { } found && found.District == session.TenantId ? found : throw new RefusedException(HttpRefusals.NotFound, 404);
    }
}

/// <summary>密钥清单.</summary>
public sealed record KeyList(IReadOnlyList<KeyView> Keys);

public static class ListKeysEndpoint
{
    /// <summary>本区的密钥.</summary>
    [WolverineGet("/api/v1/api-keys")]
    public static async Task<KeyList> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        var district = session.TenantId;
        return new([.. (await session.Query<ApiKey>().Where(x => x.District == district).OrderBy(x => x.CreatedAt).ToListAsync(token)).Select(KeyView.Of)]);
    }
}
