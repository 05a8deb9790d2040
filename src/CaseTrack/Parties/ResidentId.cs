using System.Globalization;

namespace CaseTrack.Parties;

/// <summary>公民身份号码. GB 11643-1999.</summary>
public static class ResidentId
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private const string CheckCharacters = "10X98765432";

    /// <summary>Seventeen digits and a check character, with a day of birth that exists and is not after today.</summary>
    public static bool IsValid(string number, DateOnly today)
    {
        if (number.Length != 18 || !number[..17].All(char.IsAsciiDigit) || BirthOf(number) is not { } birth || birth > today
            || birth.Year < 1850)
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += (number[i] - '0') * Weights[i];
        }

        return char.ToUpperInvariant(number[17]) == CheckCharacters[sum % 11];
    }

    /// <summary>外国人永久居留身份证: of 2023 eighteen digits that begin with 9 and are built like a resident's; of before three letters and
    /// twelve digits.</summary>
    public static bool IsForeignResident(string number, DateOnly today) =>
        number.Length == 18 ? number[0] == '9' && IsValid(number, today)
        : number.Length == 15 && number[..3].All(char.IsAsciiLetter) && number[3..].All(char.IsAsciiDigit);

    /// <summary>The day of birth that a paper tells; null where it tells none.</summary>
    public static DateOnly? BirthOf(string? identityKind, string? number) =>
        number is not null && identityKind is IdentityKinds.ResidentId or IdentityKinds.ForeignResident
            ? BirthOf(PartyText.Number(number!)) : null;

    /// <summary>The day of birth in it; null if there is no such day.</summary>
    public static DateOnly? BirthOf(string number) =>
        number.Length == 18 && DateOnly.TryParseExact(
            number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>男 if the digit before the check character is odd.</summary>
    public static bool IsMale(string number) => (number[16] - '0') % 2 == 1;
}
