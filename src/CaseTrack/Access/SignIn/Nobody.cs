using CaseTrack.Access.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace CaseTrack.Access.SignIn;

/// <summary>查无此人. What a password is compared with where there is no account, or none that may sign in: whether a name exists must not
/// show in the time the answer takes.</summary>
/// <remarks>Hashed with the settings real passwords are hashed with.</remarks>
public sealed class Nobody(IOptions<PasswordHasherOptions> options)
{
    private readonly PasswordHasher<Account> hasher = new(options);
    private readonly Lazy<string> hash = new(() => new PasswordHasher<Account>(options).HashPassword(null!, Guid.NewGuid().ToString()));

    /// <summary>What is compared with; no password has it.</summary>
    public string Hash => hash.Value;

    /// <summary>Takes as long as a comparison with a real one.</summary>
    public void Compare(string password) => hasher.VerifyHashedPassword(null!, Hash, password);
}
