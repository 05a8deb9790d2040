using CaseTrack.Access.SignIn;

namespace CaseTrack.Tests.Access.SignIn;

/// <summary>The moment in which a spent refresh token is answered again.</summary>
public sealed class RefreshGraceTests
{
    [Fact]
    public void The_token_before_gets_the_same_again_until_the_grace_is_over()
    {
        var now = new DateTimeOffset(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);
        var session = new SignInSession { Stamp = "s", RefreshHash = "" };
        var (first, hash) = SignInSession.NewToken(session.Id);
        var next = SignInSession.NewToken(session.Id).Token;
        var refreshed = (session with { RefreshHash = hash }).Refreshed(first, next, now);
        refreshed.NextAfter(first, now).ShouldBe(next);
        refreshed.NextAfter(first, now + SignInSession.Grace - TimeSpan.FromSeconds(1)).ShouldBe(next);
        refreshed.NextAfter(first, now + SignInSession.Grace).ShouldBeNull();
        refreshed.NextAfter(next, now).ShouldBeNull();
        // What is stored does not tell the token.
        (refreshed.Again!.Contains(next, StringComparison.Ordinal), refreshed.FormerHash == first).ShouldBe((false, false));
    }
}
