using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>密码规则. Length first; no forced mixtures; nothing that is guessed soon: the estimate knows tens of thousands of passwords that
/// were common in leaks, words and names, keyboards, runs, repeats, days and years.</summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>Characters, at least.</summary>
    public const int Shortest = 12;

    /// <summary>Characters, at most: hashing takes time.</summary>
    public const int Longest = 128;

    /// <summary>How long a first password is good for: it lies in a mailbox or on a slip of paper.</summary>
    public static readonly TimeSpan FirstPasswordLife = TimeSpan.FromDays(7);

    /// <summary>How much of a long password is looked at: looking takes time too, and what is good so far gets no worse.</summary>
    private const int LookedAt = 64;

    // Of five classes, 0 to 4, the fourth.
    private const int HardToGuess = 3;

    private static readonly Zxcvbn.Zxcvbn Estimate = new();

    private static readonly string[] Local =
        ["casetrack", "huangshi", "huangshigang", "hubei", "woaini", "mima", "sifaju", "tiaojie", "renmintiaojie", "xingzhengfuyi",
            "420202", "administrator"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = password ?? "";
        var weak = text.Length is < Shortest or > Longest
            || text.All(char.IsAsciiDigit)
            || text.Contains(user.UserName, StringComparison.OrdinalIgnoreCase)
            || Estimate.EvaluatePassword(
                text[..Math.Min(text.Length, LookedAt)], [.. Local, user.UserName, user.DisplayName]).Score < HardToGuess;
        return Task.FromResult(
            weak ? IdentityResult.Failed(new IdentityError { Code = AccessRefusals.PasswordTooWeak.Code }) : IdentityResult.Success);
    }
}

/// <summary>User names are plain ASCII; their case makes no difference.</summary>
public sealed class NameRules : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();
}
