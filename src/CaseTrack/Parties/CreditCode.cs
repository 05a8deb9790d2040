namespace CaseTrack.Parties;

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
