namespace CaseTrack.Parties;

/// <summary>当事人. Who somebody is: kept outside events, so that it can be erased while every count stays.</summary>
public sealed record Party
{
    public Guid Id { get; init; }

    /// <summary>The case it belongs to.</summary>
    public Guid RecordId { get; init; }

    public required string Kind { get; init; }
    public required string Role { get; init; }

    /// <summary>自然人或单位, code list <c>partyKind</c>.</summary>
    public required string PartyKind { get; init; }

    public required string Name { get; init; }
    public string? IdentityKind { get; init; }
    public string? IdentityNumber { get; init; }
    public string? Phone { get; init; }
    public string? Address { get; init; }
    public string? Occupation { get; init; }

    /// <summary>法定代表人, of an organisation.</summary>
    public string? Representative { get; init; }

    public DateOnly? BornOn { get; init; }

    /// <summary>未成年人.</summary>
    public bool Minor { get; init; }

    /// <summary>残疾人.</summary>
    public bool Disabled { get; init; }
}

/// <summary>当事人（脱敏）. As lists and pages show it.</summary>
public sealed record MaskedParty(
    Guid Id, string Role, string PartyKind, string Name, string? IdentityKind, string? IdentityNumber, string? Phone, string? Address, bool Minor, DateOnly? LeftOn);

/// <summary>脱敏. 业务口径 F.3.</summary>
public static class Masking
{
    public static MaskedParty Of(Party party, DateOnly? leftOn) => new(
        party.Id, party.Role, party.PartyKind, NameOf(party), party.IdentityKind, IdentityOf(party), PhoneOf(party.Phone), AddressOf(party.Address), party.Minor, leftOn);

    /// <summary>An organisation's name is open; a person keeps the first character, a minor or an informant none.</summary>
    private static string NameOf(Party party) =>
        party.PartyKind == "organisation" ? party.Name
        : party.Minor || party.Role == "informant" ? "***"
        : party.Name.Length <= 1 ? "*" : party.Name[..1] + new string('*', Math.Min(party.Name.Length - 1, 3));

    private static string? IdentityOf(Party party) => party.IdentityNumber is not { Length: > 7 } number ? party.IdentityNumber is null ? null : "***"
        : party.PartyKind == "organisation" ? number
        : $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}";

    private static string? PhoneOf(string? phone) => phone is null ? null : phone.Length == 11 ? $"{phone[..3]}****{phone[^4..]}" : "****";

    /// <summary>To the community: what follows 社区, 村 or 街道 is left out.</summary>
    private static string? AddressOf(string? address)
    {
        if (address is null)
        {
            return null;
        }

        foreach (var level in (string[])["社区", "村", "街道", "区", "市"])
        {
            if (address.IndexOf(level, StringComparison.Ordinal) is var at and > 0)
            {
                return address[..(at + level.Length)];
            }
        }

        return "***";
    }
}
