namespace CaseTrack.Review;

/// <summary>复议结果代码: those that code asks about.</summary>
[CodesOf("reviewDecision")]
public static class DecisionCode
{
    public const string Upheld = "W1";
    public const string Altered = "B1";
    public const string Revoked = "C1";
    public const string RevokedInPart = "C2";
    public const string DeclaredUnlawful = "Q1";
    public const string DeclaredVoid = "Q2";
    public const string PerformanceOrdered = "L1";
    public const string OnAgreement = "X1";
    public const string ApplicationDismissed = "D1";
    public const string ClaimDismissed = "D2";
    public const string Mediated = "T1";
    public const string SettledAndWithdrawn = "Z1";
    public const string CorrectedAndWithdrawn = "Z2";
    public const string OtherwiseWithdrawn = "Z3";
    public const string OtherwiseTerminated = "Z4";

    /// <summary>纠错: the decisions that correct the act under review.</summary>
    public static readonly IReadOnlyList<string> Corrections = [Altered, Revoked, RevokedInPart, DeclaredUnlawful, DeclaredVoid,
        PerformanceOrdered];

    /// <summary>Decisions that an order can be attached to.</summary>
    public static readonly IReadOnlyList<string> WithOrders = [.. Corrections, OnAgreement];

    /// <summary>终止.</summary>
    public static readonly IReadOnlyList<string> Terminations = [SettledAndWithdrawn, CorrectedAndWithdrawn, OtherwiseWithdrawn,
        OtherwiseTerminated];

    /// <summary>Results that have an act of their own and are no decision on the merits.</summary>
    public static readonly IReadOnlyList<string> OfOtherActs = [Mediated, ApplicationDismissed, .. Terminations];
}
