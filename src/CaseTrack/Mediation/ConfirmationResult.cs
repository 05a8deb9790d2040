namespace CaseTrack.Mediation;

/// <summary>司法确认结果: the one that code asks about.</summary>
[CodesOf("confirmationResult")]
public static class ConfirmationResult
{
    public const string Valid = "valid";
}
