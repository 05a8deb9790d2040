using System.Text;
using CaseTrack.Access.Accounts;
using CaseTrack.Secrets;
using Microsoft.AspNetCore.Identity;
using OtpNet;

namespace CaseTrack.Access.SecondFactor;

/// <summary>动态口令的要求, section <c>SecondFactor</c>.</summary>
public sealed class SecondFactorOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "SecondFactor";

    /// <summary>Instead of a role: all of them.</summary>
    public const string Everybody = "*";

    /// <summary>Roles whose holders must have one; <c>*</c> for everybody. None unless named.</summary>
    public IList<string> Roles { get; init; } = [];

    /// <summary>Whether an account must set one up. People of an identity provider have theirs there.</summary>
    public bool IsRequiredOf(Account account) =>
        account is { Demonstration: false, PasswordHash: not null } && (Roles.Contains(Everybody) || account.Grants.Any(x => Roles.Contains(x.Role)));

    /// <summary>Whether it must and has not.</summary>
    public bool IsMissingFrom(Account account) => !account.HasSecondFactor && IsRequiredOf(account);
}

/// <summary>动态口令. RFC 6238: six digits, thirty seconds, one before and one after for clocks that differ; each good once.</summary>
public sealed class OneTimeCodes(OfficeKey key, TimeProvider clock)
{
    private const int SecretLength = 20;

    private static readonly VerificationWindow Window = new(previous: 1, future: 1);

    private readonly byte[] sealing = key.For("casetrack second factors");

    /// <summary>Gives the account a new secret, not yet in force, and tells it.</summary>
    public SecondFactorSecret Give(Account account)
    {
        var secret = KeyGeneration.GenerateRandomKey(SecretLength);
        account.FactorSecret = Sealing.Seal(sealing, secret, Label(account));
        account.FactorStep = 0;
        return new(Base32Encoding.ToString(secret), new OtpUri(OtpType.Totp, secret, account.UserName, "CaseTrack").ToString());
    }

    /// <summary>Whether a code is good; if so, neither it nor one before it is good again. Two at once with the same code do not both succeed.</summary>
    public async Task<bool> TakeAsync(Account account, string code, UserManager<Account> accounts)
    {
        if (account.FactorSecret is not { } secret)
        {
            return false;
        }

        var totp = new Totp(Sealing.Unseal(sealing, secret, Label(account)));
        if (!totp.VerifyTotp(clock.GetUtcNow().UtcDateTime, code, out var step, Window) || step <= account.FactorStep)
        {
            return false;
        }

        account.FactorStep = step;
        return (await accounts.UpdateAsync(account)).Succeeded;
    }

    /// <summary>The account's secret as this office's key keeps it, from what another one kept.</summary>
    public string TakeOver(Account account, OneTimeCodes from) => Sealing.Seal(sealing, Sealing.Unseal(from.sealing, account.FactorSecret!, Label(account)), Label(account));

    /// <summary>Whether the secret was sealed with the office's key as it is.</summary>
    public bool Opens(Account account) => Sealing.Opens(sealing, account.FactorSecret!, Label(account));

    private static byte[] Label(Account account) => Encoding.UTF8.GetBytes($"account/{account.Id}");
}

/// <summary>动态口令密钥. Shown once.</summary>
/// <param name="Secret">For typing into an authenticator, base32.</param>
/// <param name="Uri">The same for a QR code.</param>
public sealed record SecondFactorSecret(string Secret, string Uri)
{
    /// <summary>Without the secret, wherever it is printed.</summary>
    public override string ToString() => nameof(SecondFactorSecret);
}
