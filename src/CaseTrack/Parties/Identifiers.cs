using System.Globalization;
using System.Text.RegularExpressions;

namespace CaseTrack.Parties;

/// <summary>公民身份号码. GB 11643-1999.</summary>
public static class ResidentId
{
    private static ReadOnlySpan<byte> Weights => [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

    private const string CheckCharacters = "10X98765432";

    /// <summary>Seventeen digits and a check character, with a day of birth that exists and is not after today.</summary>
    public static bool IsValid(string number, DateOnly today)
    {
        if (number.Length != 18 || !number[..17].All(char.IsAsciiDigit) || BirthOf(number) is not { } birth || birth > today || birth.Year < 1850)
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

    /// <summary>The day of birth in it; null if there is no such day.</summary>
    public static DateOnly? BirthOf(string number) =>
        number.Length == 18 && DateOnly.TryParseExact(number.AsSpan(6, 8), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>男 if the digit before the check character is odd.</summary>
    public static bool IsMale(string number) => (number[16] - '0') % 2 == 1;
}

/// <summary>统一社会信用代码. GB 32100-2015.</summary>
public static class CreditCode
{
    private const string Characters = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private static ReadOnlySpan<byte> Weights => [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

    /// <summary>Eighteen characters, none of I O S V Z, the region in digits, and the check character.</summary>
    public static bool IsValid(string code)
    {
        if (code.Length != 18 || !code.All(x => Characters.Contains(x, StringComparison.Ordinal)) || !code[2..8].All(char.IsAsciiDigit))
        {
            return false;
        }

        var sum = 0;
        for (var i = 0; i < 17; i++)
        {
            sum += Characters.IndexOf(code[i], StringComparison.Ordinal) * Weights[i];
        }

        return code[17] == Characters[(31 - (sum % 31)) % 31];
    }
}

/// <summary>电话号码.</summary>
public static partial class PhoneNumber
{
    /// <summary>A mobile of eleven digits, or a landline with its area code.</summary>
    public static bool IsValid(string number) => Shape().IsMatch(number);

    [GeneratedRegex(@"^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?)$")]
    private static partial Regex Shape();
}
