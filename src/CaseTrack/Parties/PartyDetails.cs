using Marten;

namespace CaseTrack.Parties;

/// <summary>当事人信息. What identifies somebody; kept outside events. 业务口径.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="Role">身份, code list <c>partyRole</c>.</param>
/// <param name="PartyKind">自然人或单位, code list <c>partyKind</c>.</param>
/// <param name="Name">姓名或名称.</param>
/// <param name="IdentityKind">证件种类, code list <c>identityKind</c>.</param>
/// <param name="IdentityNumber">证件号码.</param>
/// <param name="Phone">电话.</param>
/// <param name="Address">住址.</param>
/// <param name="Occupation">职业.</param>
/// <param name="Representative">法定代表人.</param>
/// <param name="Minor">未成年人.</param>
/// <param name="Disabled">残疾人.</param>
public sealed record PartyDetails(
    Guid Id, string Role, string PartyKind, string Name, string? IdentityKind = null, string? IdentityNumber = null, string? Phone = null,
    string? Address = null, string? Occupation = null, string? Representative = null, bool Minor = false, bool Disabled = false)
{
    /// <summary>The shape of a party, whichever command it comes in.</summary>
    public sealed class Validator : AbstractValidator<PartyDetails>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Role).IsCodeOf(CodeList.Of("partyRole"), _ => DateOnly.MaxValue);
            RuleFor(x => x.PartyKind).IsCodeOf(CodeList.Of("partyKind"), _ => DateOnly.MaxValue);
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleFor(x => x.IdentityKind!).IsCodeOf(CodeList.Of("identityKind"), _ => DateOnly.MaxValue)
                .When(x => x.IdentityKind is not null);
            RuleFor(x => x.IdentityNumber).MaximumLength(40);
            RuleFor(x => x.Phone).MaximumLength(30);
            RuleFor(x => x.Address).MaximumLength(200);
            RuleFor(x => x.Occupation).MaximumLength(100);
            RuleFor(x => x.Representative).MaximumLength(100);
        }
    }

    /// <summary>The rules on who somebody is; the pointer is that of the party in the request.</summary>
    public ProblemDetails Check(DateOnly on, Today today, string pointer) => Rules.Require(
        (IdentityKind is null == IdentityNumber is null, PartyRefusals.IdentityIncomplete, $"{pointer}/identityNumber"),
        (IdentityKind is null
        || IdentityKind == IdentityKinds.CreditCode == (PartyKind == PartyKinds.Organisation),
            PartyRefusals.IdentityOfOtherKind, $"{pointer}/identityKind"),
        (IdentityKind != IdentityKinds.ResidentId
        || ResidentId.IsValid(Number, today.Date), PartyRefusals.ResidentId, $"{pointer}/identityNumber"),
        (IdentityKind != IdentityKinds.ForeignResident
        || ResidentId.IsForeignResident(Number, today.Date), PartyRefusals.ForeignResident, $"{pointer}/identityNumber"),
        (IdentityKind != IdentityKinds.CreditCode || CreditCode.IsValid(Number), PartyRefusals.CreditCode, $"{pointer}/identityNumber"),
        (Phone is null || PhoneNumber.IsValid(Phone), PartyRefusals.Phone, $"{pointer}/phone"),
        (Minor || ResidentId.BirthOf(IdentityKind, IdentityNumber) is not { } birth
        || birth.AddYears(18) <= on, PartyRefusals.MinorWithoutGuardian, $"{pointer}/minor"));

    private string Number => PartyText.Number(IdentityNumber ?? "");

    /// <summary>Without what it holds, wherever it is printed.</summary>
    public override string ToString() => $"{nameof(PartyDetails)} {Id}";
}

/// <summary>A command that may bring parties along.</summary>
public interface IWithParties
{
    /// <summary>当事人.</summary>
    IReadOnlyList<PartyDetails>? Parties { get; }
}

/// <summary>Parties that come with the first entry of a case.</summary>
public static class FirstParties
{
    /// <summary>The first that is not as it should be.</summary>
    public static ProblemDetails Check(IReadOnlyList<PartyDetails>? parties, DateOnly on, Today today)
    {
        for (var i = 0; i < parties?.Count; i++)
        {
            if (parties[i].Check(on, today, $"/parties/{i}") is RefusalProblem problem)
            {
                return problem;
            }
        }

        return Rules.Require(
            (parties is null || parties.Select(x => x.Id).Distinct().Count() == parties.Count, PartyRefusals.AlreadyThere, "/parties"));
    }

    /// <summary>Their events; their data go into documents of the same transaction.</summary>
    public static IEnumerable<object> Join<T>(
        IReadOnlyList<PartyDetails>? parties, Guid record, DateOnly on, IDocumentSession session, PartyVault vault) where T : class,
        ICaseRecord<T>
    {
        foreach (var party in parties ?? [])
        {
            vault.Keep(party, T.Kind, record, session);
            yield return new PartyJoined<T>(on, party.Id, party.Role, party.PartyKind);
        }
    }
}
