using CaseTrack.Access.Accounts;
using CaseTrack.Http;
using Microsoft.AspNetCore.Identity;

namespace CaseTrack.Access.SignIn;

/// <summary>错误次数. Wrong passwords and codes, counted towards the lock-out wherever they are given.</summary>
public static class Failures
{
    private const int Attempts = 20;

    /// <summary>Counts one, even when several are tried at once.</summary>
    /// <returns>The account with all that were counted.</returns>
    /// <exception cref="RefusedException">401 when it cannot be counted: then nothing is answered either.</exception>
    public static async Task<Account> CountAsync(Account account, UserManager<Account> accounts)
    {
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            if ((await accounts.AccessFailedAsync(account)).Succeeded)
            {
                return account;
            }

            account = (await accounts.FindByIdAsync(account.Id.ToString()))!;
        }

        throw new RefusedException(AccessRefusals.SignInFailed, 401);
    }
}
