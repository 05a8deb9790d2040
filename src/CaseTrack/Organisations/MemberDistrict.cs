using System.Text.Json.Serialization;

namespace CaseTrack.Organisations;

/// <summary>所辖区. A district beneath a city or a province, from a day until a day.</summary>
/// <param name="District">区划代码.</param>
/// <param name="Since">首日; none for all days there are records of.</param>
/// <param name="Until">末日; none until further notice.</param>
/// <param name="Database">The database it lies in, by its name in the settings; none for the service's own.</param>
public sealed record MemberDistrict(string District, DateOnly? Since, DateOnly? Until, string? Database)
{
    [JsonIgnore]
    public DateOnly First => Since ?? DateOnly.MinValue;

    [JsonIgnore]
    public DateOnly Last => Until ?? DateOnly.MaxValue;

    /// <summary>Whether it is beneath on any of some days.</summary>
    public bool IsWithin(DateOnly first, DateOnly last) => First <= last && first <= Last;
}

/// <summary>What has been said of the districts of a city or a province.</summary>
public static class MemberDistricts
{
    /// <summary>With one more; it takes the place of what was said of the district from the same day on.</summary>
    public static IReadOnlyList<MemberDistrict> With(this IReadOnlyList<MemberDistrict>? known, MemberDistrict said) =>
        [.. known.Without(said.District, said.Since).Append(said).OrderBy(x => x.District, StringComparer.Ordinal).ThenBy(x => x.First)];

    /// <summary>Without what was said of a district from a day on.</summary>
    public static IReadOnlyList<MemberDistrict> Without(this IReadOnlyList<MemberDistrict>? known, string district, DateOnly? since) =>
        [.. (known ?? []).Where(x => x.District != district || x.Since != since)];
}
