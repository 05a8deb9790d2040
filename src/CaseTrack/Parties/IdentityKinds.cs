namespace CaseTrack.Parties;

/// <summary>证件种类: those that code asks about.</summary>
[CodesOf("identityKind")]
public static class IdentityKinds
{
    public const string ResidentId = "resident-id";
    public const string ForeignResident = "foreign-resident";
    public const string CreditCode = "credit-code";
}
