using System.Text.RegularExpressions;

namespace CaseTrack.Regions;

/// <summary>区划代码 of GB/T 2260: two digits of the province, two of the city, two of the county; zeros where a code is of all
/// beneath.</summary>
public static partial class DivisionCode
{
    /// <summary>Whether a text is a code.</summary>
    public static bool Is(string text) => Shape().IsMatch(text);

    /// <summary>What every code beneath a province or a city begins with; null of a county, beneath which there is none.</summary>
    public static string? Beginning(string region) => region switch
    {
        _ when region.EndsWith("0000", StringComparison.Ordinal) => region[..2],
        _ when region.EndsWith("00", StringComparison.Ordinal) => region[..4],
        _ => null,
    };

    [GeneratedRegex("^[1-9][0-9]{5}$")]
    private static partial Regex Shape();
}
