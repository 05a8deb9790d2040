using JasperFx;
using Marten;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>Accounts of ASP.NET Core Identity as Marten documents.</summary>
/// <remarks>A lost race is a failed update: whoever tries passwords in parallel gains nothing by it.</remarks>
public sealed class AccountStore(IDocumentStore store) : IUserPasswordStore<Account>, IUserLockoutStore<Account>,
    IUserSecurityStampStore<Account>
{
    private static readonly IdentityError Raced = new() { Code = "ConcurrencyFailure" };
    private static readonly IdentityError Taken = new() { Code = nameof(IdentityErrorDescriber.DuplicateUserName) };

    private static readonly IdentityError Linked = new() { Code = AccessRefusals.ExternalNameTaken.Code };

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken) => CreateAllAsync([user], cancellationToken);

    /// <summary>All of them, or none.</summary>
    public async Task<IdentityResult> CreateAllAsync(IReadOnlyList<Account> users, CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession();
        session.Insert<Account>(users);
        try
        {
            await session.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        catch (Exception failure) when (IsTaken(failure))
        {
            return IdentityResult.Failed(IsOfExternalName(failure) ? Linked : Taken);
        }
    }

    public async Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession();
        session.UpdateRevision(user, user.Version + 1);
        try
        {
            await session.SaveChangesAsync(cancellationToken);
            return IdentityResult.Success;
        }
        // An update is written as an insert that finds its id: of two at once the second may find the user name before it, and meets the
        // index of names. No update changes a name.
        catch (Exception failure) when (failure is ConcurrencyException || IsTaken(failure))
        {
            return IdentityResult.Failed(Raced);
        }
    }

    private static bool IsTaken(Exception failure) => failure is DocumentAlreadyExistsException or Marten.Exceptions.MartenCommandException
    {
        InnerException: Npgsql.PostgresException { SqlState: Npgsql.PostgresErrorCodes.UniqueViolation }
    };

    public async Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken)
    {
        await using var session = store.LightweightSession();
        session.Delete(user);
        await session.SaveChangesAsync(cancellationToken);
        return IdentityResult.Success;
    }

    public async Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession();
        return Guid.TryParse(userId, out var id) ? await session.LoadAsync<Account>(id, cancellationToken) : null;
    }

    public async Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        await using var session = store.QuerySession();
        return await session.Query<Account>().FirstOrDefaultAsync(x => x.NormalizedUserName == normalizedUserName, cancellationToken);
    }

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) =>
        Set(() => user.UserName = userName!);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        Set(() => user.NormalizedUserName = normalizedName!);

    public Task SetPasswordHashAsync(Account user, string? passwordHash, CancellationToken cancellationToken) =>
        Set(() => user.PasswordHash = passwordHash);

    public Task<string?> GetPasswordHashAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash);

    public Task<bool> HasPasswordAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.PasswordHash is not null);

    public Task<DateTimeOffset?> GetLockoutEndDateAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.LockoutEnd);

    public Task SetLockoutEndDateAsync(Account user, DateTimeOffset? lockoutEnd, CancellationToken cancellationToken) =>
        Set(() => user.LockoutEnd = lockoutEnd);

    public Task<int> IncrementAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(++user.AccessFailedCount);

    public Task ResetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) => Set(() => user.AccessFailedCount = 0);

    public Task<int> GetAccessFailedCountAsync(Account user, CancellationToken cancellationToken) =>
        Task.FromResult(user.AccessFailedCount);

    public Task<bool> GetLockoutEnabledAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(true);

    public Task SetLockoutEnabledAsync(Account user, bool enabled, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task SetSecurityStampAsync(Account user, string stamp, CancellationToken cancellationToken) =>
        Set(() => user.SecurityStamp = stamp);

    public Task<string?> GetSecurityStampAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.SecurityStamp);

    public void Dispose()
    {
        // Every call has a session of its own.
    }

    private static bool IsOfExternalName(Exception? failure) =>
        failure is Npgsql.PostgresException { ConstraintName: Account.ExternalNameIndex }
            || (failure is not null && IsOfExternalName(failure.InnerException));

    private static Task Set(Action assign)
    {
        assign();
        return Task.CompletedTask;
    }
}
