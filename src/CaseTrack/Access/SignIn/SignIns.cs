using CaseTrack.Access.Accounts;
using CaseTrack.Access.SecondFactor;
using Marten;

namespace CaseTrack.Access.SignIn;

/// <summary>Whether the demonstration runs; its accounts, whose password everybody knows, sign in only then.</summary>
public sealed record DemonstrationMode(bool Running);

/// <summary>登录的开始、延续与结束.</summary>
public sealed class SignIns(IDocumentStore store, Tokens tokens, SecondFactorOptions secondFactor, TimeProvider clock)
{
    public async Task<SignedIn> StartAsync(Account account, CancellationToken token)
    {
        var now = clock.GetUtcNow();
        var id = Guid.CreateVersion7();
        var (refresh, hash) = SignInSession.NewToken(id);
        await using var session = store.LightweightSession();
        session.Insert(new SignInSession
        {
            Id = id,
            Account = account.Id,
            Stamp = account.SecurityStamp!,
            StartedAt = now,
            UsedAt = now,
            RefreshHash = hash
        });
        await session.SaveChangesAsync(token);
        return new(tokens.Issue(account, id, now), now + Tokens.Lifetime, refresh, account.MustChangePassword,
            secondFactor.IsMissingFrom(account));
    }

    /// <summary>The account behind a live sign-in; null for one that has ended, or whose password or rights have changed.</summary>
    /// <param name="sessionId">The sign-in.</param>
    /// <param name="accountId">Whose the token says it is.</param>
    /// <param name="token">Cancellation.</param>
    public async Task<(Account Account, FewHeld Few)?> AccountAsync(Guid sessionId, Guid accountId, CancellationToken token)
    {
        await using var session = store.QuerySession();
        return await LiveAsync(sessionId, session, token) is var (signIn, account, few) && signIn.Account == accountId
            ? (account, few) : null;
    }

    // Hardly a request does without what its district has few of: it is asked along.
    private async Task<(SignInSession SignIn, Account Account, FewHeld Few)?> LiveAsync(
        Guid sessionId, IQuerySession session, CancellationToken token)
    {
        var (signIn, version, account, few) = await session.SignedInAsync<SignInSession, Account>(sessionId, token);
        if (signIn is null || !signIn.IsLive(clock.GetUtcNow()) || account is not { Disabled: false }
            || account.SecurityStamp != signIn.Stamp)
        {
            return null;
        }

        few.District = account.District;
        return (signIn with { Version = version }, account, few);
    }

    /// <summary>The next pair of tokens. A refresh token that was used before gets the same pair for a moment, as its answer may have been
    /// lost; after that it ends the whole sign-in: one of its two holders stole it.</summary>
    public async Task<(SignedIn? Tokens, Account? Account, bool Reused)> RefreshAsync(string refreshToken, CancellationToken token)
    {
        if (SignInSession.SessionOf(refreshToken) is not { } id)
        {
            return default;
        }

        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        if (await session.LoadAsync<SignInSession>(id, token) is not { } signIn
            || await session.LoadAsync<Account>(signIn.Account, token) is not { } account)
        {
            return default;
        }

        var isNew = signIn.RefreshHash == SignInSession.HashOf(refreshToken);
        if (!isNew && signIn.NextAfter(refreshToken, now) is null)
        {
            await EndAsync(id, token);
            return (null, account, true);
        }

        if (!signIn.IsLive(now) || account.Disabled || account.SecurityStamp != signIn.Stamp)
        {
            return (null, account, false);
        }

        var next = signIn.NextAfter(refreshToken, now) ?? SignInSession.NewToken(id).Token;
        try
        {
            if (isNew)
            {
                session.UpdateRevision(signIn.Refreshed(refreshToken, next, now), signIn.Version + 1);
                await session.SaveChangesAsync(token);
            }
        }
        catch (JasperFx.ConcurrencyException)
        {
            // Two with the same token at once: the same as one after the other.
            return await RefreshAsync(refreshToken, token);
        }

        return (new(tokens.Issue(account, id, now), now + Tokens.Lifetime, next, account.MustChangePassword,
            secondFactor.IsMissingFrom(account)), account, false);
    }

    /// <summary>Makes a sign-in that has just begun one of the pages: a cookie in place of both tokens, good as long as the sign-in is, in
    /// any number of tabs and however often an answer is lost.</summary>
    public async Task<string?> ForPagesAsync(string refreshToken, CancellationToken token)
    {
        if (SignInSession.SessionOf(refreshToken) is not { } id)
        {
            return null;
        }

        await using var session = store.LightweightSession();
        if (await session.LoadAsync<SignInSession>(id, token) is not { } signIn
            || signIn.RefreshHash != SignInSession.HashOf(refreshToken) || !signIn.IsLive(clock.GetUtcNow()))
        {
            return null;
        }

        var (cookie, hash) = SignInSession.NewToken(id);
        var (_, spent) = SignInSession.NewToken(id);
        session.UpdateRevision(signIn with { PageHash = hash, RefreshHash = spent }, signIn.Version + 1);
        await session.SaveChangesAsync(token);
        return cookie;
    }

    /// <summary>When a sign-in ends by itself; null for whoever has none, as a key has.</summary>
    public async Task<DateTimeOffset?> UntilAsync(Guid? id, CancellationToken token)
    {
        await using var session = store.QuerySession();
        return id is { } asked ? (await session.LoadAsync<SignInSession>(asked, token))?.Until() : null;
    }

    /// <summary>The account behind the cookie of a live sign-in, and how long that lasts without use; using it prolongs it.</summary>
    public async Task<(Account Account, Guid Session, TimeSpan Left, FewHeld Few)?> PageAsync(string cookie, CancellationToken token)
    {
        if (SignInSession.SessionOf(cookie) is not { } id)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var session = store.LightweightSession();
        if (await LiveAsync(id, session, token) is not var (signIn, account, few)
            || signIn.PageHash is not { } hash || hash != SignInSession.HashOf(cookie))
        {
            return null;
        }

        var used = signIn;
        if (now - signIn.UsedAt > SignInSession.Noted)
        {
            used = signIn with { UsedAt = now };
            session.UpdateRevision(used, signIn.Version + 1);
            try
            {
                await session.SaveChangesAsync(token);
            }
            catch (JasperFx.ConcurrencyException)
            {
                // Another tab was faster to say the same, or the sign-in has just been ended: the next request finds out.
            }
        }

        return (account, id, used.Until() - now, few);
    }

    /// <summary>The live sign-ins of an account, the latest first.</summary>
    public async Task<IReadOnlyList<SignInSession>> OfAsync(Account account, CancellationToken token)
    {
        await using var session = store.QuerySession();
        var now = clock.GetUtcNow();
        var earliest = now - SignInSession.Longest;
        return [.. (await session.Query<SignInSession>().Where(x => x.Account == account.Id && x.EndedAt == null && x.StartedAt > earliest)
            .ToListAsync(token))
            .Where(x => x.IsLive(now) && x.Stamp == account.SecurityStamp).OrderByDescending(x => x.StartedAt)];
    }

    /// <summary>Ends a sign-in, whoever else is refreshing it at the moment.</summary>
    public async Task EndAsync(Guid sessionId, CancellationToken token)
    {
        for (var ended = false; !ended;)
        {
            await using var session = store.LightweightSession();
            if (await session.LoadAsync<SignInSession>(sessionId, token) is not { EndedAt: null } signIn)
            {
                return;
            }

            session.UpdateRevision(signIn with { EndedAt = clock.GetUtcNow() }, signIn.Version + 1);
            try
            {
                await session.SaveChangesAsync(token);
                ended = true;
            }
            catch (JasperFx.ConcurrencyException)
            {
                // Somebody was faster; look again.
            }
        }
    }
}
