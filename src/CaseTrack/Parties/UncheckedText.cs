using CaseTrack.Access.Accounts;
using CaseTrack.Access.SecondFactor;
using CaseTrack.Access.SignIn;
using CaseTrack.Proof;
using CaseTrack.Releases;
using CaseTrack.Reports;

namespace CaseTrack.Parties;

/// <summary>不作检查的文字. The whole list of what is not looked through for personal data, each with its reason; everything else is.</summary>
public static class UncheckedText
{
    private const string Secret = "a secret of whoever sends it; kept as a hash or not at all, and it would tell to say what it holds";
    private const string Forgotten = "compared and forgotten; nothing of it is kept";

    /// <summary>Commands, or one member of a command, and why.</summary>
    public static IReadOnlyList<(Type Command, string? Member, string Reason)> All { get; } =
    [
        (typeof(SignIn), null, Secret),
        (typeof(RefreshTokens), null, Secret),
        (typeof(ChangePassword), null, Secret),
        (typeof(SetUpSecondFactor), null, Secret),
        (typeof(ConfirmSecondFactor), null, Secret),
        (typeof(RemoveSecondFactor), null, Secret),
        (typeof(SetUpAdministrator), "setupCode", Secret),
        (typeof(SetUpAdministrator), "password", Secret),
        (typeof(OpenAccount), "externalName", "the identity provider chose it; it is kept with the account alone"),
        (typeof(SearchParties), null, "asks for somebody by name and number; digests of them are compared, nothing is kept"),
        (typeof(CheckText), null, Forgotten),
        (typeof(VerifyRelease), null, Forgotten),
        (typeof(VerifyChain), null, Forgotten),
    ];

    /// <summary>Whether a whole command is left out.</summary>
    public static bool IsSkipped(Type command) => All.Any(x => x.Command == command && x.Member is null);

    /// <summary>Whether a member of a command is left out.</summary>
    public static bool IsSkipped(Type command, string member) => All.Any(x => x.Command == command && (x.Member is null || x.Member == member));
}
