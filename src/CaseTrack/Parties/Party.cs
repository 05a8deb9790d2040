using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace CaseTrack.Parties;

/// <summary>当事人. Who somebody is: kept outside events and encrypted with a key of its own, so that it can be erased while every count
/// stays.</summary>
public sealed record Party
{
    public Guid Id { get; init; }

    /// <summary>The case it belongs to.</summary>
    public Guid RecordId { get; init; }

    public required string Kind { get; init; }
    public required string Role { get; init; }

    /// <summary>自然人或单位, code list <c>partyKind</c>.</summary>
    public required string PartyKind { get; init; }

    /// <summary>未成年人.</summary>
    public bool Minor { get; init; }

    /// <summary>The person, encrypted; absent once erased. Stored under the name it has always had.</summary>
    [JsonPropertyName("sealed")]
    public string? Encrypted { get; init; }

    /// <summary>Keyed digest of the name, for searches; tells nothing without the key.</summary>
    public string? NameIndex { get; init; }

    /// <summary>Keyed digest of the identity number.</summary>
    public string? IdentityIndex { get; init; }

    /// <summary>Keyed digest of the phone number.</summary>
    public string? PhoneIndex { get; init; }

    /// <summary>仅存储: kept because the law says so, and used for nothing. 个人信息保护法 §47.</summary>
    public bool StorageOnly { get; init; }

    /// <summary>Erased: that there was a party is known, who it was is not.</summary>
    public bool Erased { get; init; }

    /// <summary>Shown to fewer people even within a case: minors and informants.</summary>
    public bool Sensitive => Minor || Role == PartyRoles.Informant;
}

/// <summary>一人一密钥. The key a party is encrypted with, itself encrypted with the office's. Without it what is encrypted is noise.</summary>
public sealed record PartyKey
{
    public Guid Id { get; init; }
    public required string Wrapped { get; init; }
}

/// <summary>当事人信息明文. Exists in memory only.</summary>
public sealed record Person(
    string Name, string? IdentityKind, string? IdentityNumber, string? Phone, string? Address, string? Occupation, string? Representative,
    DateOnly? BornOn, bool Disabled)
{
    /// <summary>Without what it holds, wherever it is printed.</summary>
    public override string ToString() => nameof(Person);
}

/// <summary>当事人（脱敏）. As lists and pages show it.</summary>
public sealed record MaskedParty(
    Guid Id, string Role, string PartyKind, string Name, string? IdentityKind, string? IdentityNumber, string? Phone, string? Address,
    bool Minor, DateOnly? LeftOn,
    bool StorageOnly = false, bool Erased = false);

/// <summary>脱敏. 业务口径.</summary>
public static partial class Masking
{
    private const string Hidden = "***";

    /// <param name="party">The party.</param>
    /// <param name="person">Who it is; null where erased or stored only.</param>
    /// <param name="further">The case is of restricted access: nobody's details are shown.</param>
    /// <param name="leftOn">The day it left the case.</param>
    public static MaskedParty Of(Party party, Person? person, bool further, DateOnly? leftOn)
    {
        var masked = new MaskedParty(
            party.Id, party.Role, party.PartyKind, Hidden, person?.IdentityKind, null, null, null, party.Minor, leftOn, party.StorageOnly,
            party.Erased);
        if (person is null || party.Sensitive || (further && party.PartyKind != PartyKinds.Organisation))
        {
            return masked with
            {
                IdentityNumber = person?.IdentityNumber is null ? null : Hidden,
                Phone = person?.Phone is null ? null
                : Hidden
            };
        }

        return masked with
        {
            Name = NameOf(party, person.Name),
            IdentityNumber = IdentityOf(party, person.IdentityNumber),
            Phone = PhoneOf(person.Phone),
            Address = AddressOf(person.Address)
        };
    }

    /// <summary>An organisation's name is open; a person keeps the first character, which may be one beyond the common ones (𠮷).</summary>
    private static string NameOf(Party party, string name) =>
        party.PartyKind == PartyKinds.Organisation ? name
        : PartyText.Characters(name) is { Count: > 1 } all ? all[0] + new string('*', Math.Min(all.Count - 1, 3)) : "*";

    private static string? IdentityOf(Party party, string? number) => number is not { Length: > 7 } ? number is null ? null : Hidden
        : party.PartyKind == PartyKinds.Organisation ? number
        : $"{number[..3]}{new string('*', number.Length - 7)}{number[^4..]}";

    private static string? PhoneOf(string? phone) => phone is null ? null : phone.Length == 11 ? $"{phone[..3]}****{phone[^4..]}" : "****";

    private static string? AddressOf(string? address) => address is null ? null : Shown(address) is { Length: > 0 } shown ? shown : Hidden;

    /// <summary>What of an address masking hides; null for nothing.</summary>
    public static string? HiddenPartOf(string? address) =>
        address is null ? null : address[Shown(address).Length..] is { Length: > 0 } hidden ? hidden : null;

    /// <summary>To the community or village, or whatever of the administration stands before: a road, an estate and a number are left
    /// out.</summary>
    private static string Shown(string address)
    {
        var number = HouseNumber().Match(address);
        var head = number.Success ? address[..number.Index] : address;
        return Community().Match(head) is { Success: true } community ? community.Value
            : Administration().Matches(head) is { Count: > 0 } levels ? head[..(levels[^1].Index + levels[^1].Length)]
            : "";
    }

    // Digits of any width, or Chinese ones before what is numbered.
    [GeneratedRegex("[0-9０-９]|[〇零一二三四五六七八九十百]+(?:号|栋|幢|座|单元|楼|室|弄|巷|组|队|期)")]
    private static partial Regex HouseNumber();

    // 小区, 园区 and the like are estates; so is a 新村, but for the community or village named after it.
    [GeneratedRegex("^.*?社区|^.*?(?<!新)村")]
    private static partial Regex Community();

    [GeneratedRegex("街道|(?<![小园校厂院宅住社住库景矿营片])区|[市县旗镇乡]")]
    private static partial Regex Administration();
}
