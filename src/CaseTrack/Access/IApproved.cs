namespace CaseTrack.Access;

/// <summary>A command that a second person has approved.</summary>
public interface IApproved
{
    /// <summary>批准人: an account's name.</summary>
    string ApprovedBy { get; }
}
