namespace CaseTrack.Review;

/// <summary>受理前撤回原因: the one that code asks about.</summary>
[CodesOf("withdrawalReason")]
public static class WithdrawalReason
{
    public const string AfterMediation = "after-mediation";
}
