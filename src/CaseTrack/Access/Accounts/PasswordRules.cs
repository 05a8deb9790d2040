using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.Accounts;

/// <summary>密码规则. Length first; no forced mixtures; nothing that is guessed at once.</summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>Characters, at least.</summary>
    public const int Shortest = 12;

    /// <summary>Characters, at most: hashing takes time.</summary>
    public const int Longest = 128;

    /// <summary>How long a first password is good for: it lies in a mailbox or on a slip of paper.</summary>
    public static readonly TimeSpan FirstPasswordLife = TimeSpan.FromDays(7);

    private const string Runs = "0123456789012345678901234567890|abcdefghijklmnopqrstuvwxyz|qwertyuiopasdfghjklzxcvbnm|zyxwvutsrqponmlkjihgfedcba|9876543210987654321098765432109876";

    private static readonly string[] Common =
        ["password", "passw0rd", "qwerty", "letmein", "welcome", "admin", "administrator", "iloveyou", "monkey", "dragon", "sunshine", "princess", "football",
            "casetrack", "huangshi", "huangshigang", "woaini", "mima", "sifaju", "tiaojie", "asdfgh", "zxcvbn", "111111", "123456", "654321", "888888", "666666"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var text = (password ?? "").ToLowerInvariant();
        var weak = text.Length is < Shortest or > Longest
            || text.All(char.IsAsciiDigit)
            || text.Distinct().Count() < 5
            || text.Contains(user.UserName.ToLowerInvariant(), StringComparison.Ordinal)
            || Runs.Split('|').Any(x => x.Contains(text, StringComparison.Ordinal))
            || LeftOver(text) < 6;
        return Task.FromResult(weak ? IdentityResult.Failed(new IdentityError { Code = AccessRefusals.PasswordTooWeak.Code }) : IdentityResult.Success);
    }

    /// <summary>How much is left when the usual words, digits and marks are taken out: "Password2022!" is the word everybody tries first.</summary>
    private static int LeftOver(string text)
    {
        var found = Common.Where(x => text.Contains(x, StringComparison.Ordinal)).ToArray();
        if (found.Length == 0)
        {
            return text.Length;
        }

        foreach (var word in found.OrderByDescending(x => x.Length))
        {
            text = text.Replace(word, "", StringComparison.Ordinal);
        }

        return text.Count(x => char.IsLetter(x));
    }
}

/// <summary>User names are plain ASCII; their case makes no difference.</summary>
public sealed class NameRules : ILookupNormalizer
{
    public string? NormalizeName(string? name) => name?.ToUpperInvariant();

    public string? NormalizeEmail(string? email) => email?.ToUpperInvariant();
}
