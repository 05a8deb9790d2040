using System.Text.RegularExpressions;

namespace CaseTrack.Parties;

/// <summary>电话号码.</summary>
public static partial class PhoneNumber
{
    /// <summary>A mobile of eleven digits, or a landline with its area code.</summary>
    public static bool IsValid(string number) => Shape().IsMatch(PartyText.Phone(number));

    /// <summary>Eleven digits that begin like a mobile.</summary>
    public static bool IsMobile(string number) =>
        number.Length == 11 && number[0] == '1' && number[1] >= '3' && number.All(char.IsAsciiDigit);

    [GeneratedRegex(@"^(1[3-9][0-9]{9}|0[0-9]{2,3}-?[0-9]{7,8}(-[0-9]{1,6})?)$")]
    private static partial Regex Shape();
}
