using System.Text.RegularExpressions;
using CaseTrack.Organisations;

namespace CaseTrack.Reports;

/// <summary>范围用语: the words by which a draft says of which cases it speaks. Another way of saying it goes into a line here, and nowhere else.</summary>
public static partial class PopulationWords
{
    /// <summary>All committees together.</summary>
    public const string Whole = "";

    /// <summary>The words with what they narrow a figure to. Those that end last count: they are looked for from the right.</summary>
    public static readonly IReadOnlyList<(Regex Words, string Population)> All =
    [
        (Communities(), Of(CommitteeKind.Community)), (PreLitigation(), Of(CommitteeKind.PreLitigation)), (Streets(), Of(CommitteeKind.Street)),
        (Enterprises(), Of(CommitteeKind.Enterprise)), (Professional(), Of(CommitteeKind.Professional)), (Linkage(), Dimension.Linkage.Is(Dimension.Yes).ToString()), (Everywhere(), Whole),
    ];

    private static string Of(CommitteeKind kind) => Dimension.CommitteeKind.Is(kind).ToString();

    // 深入社区, 社区矫正 speak of a place and of something else.
    [GeneratedRegex("(?:(?<![入进到下在])社区(?!矫正|服务|建设|治理|干部|文化)|村[（(]居[）)]|村居)", RegexOptions.RightToLeft)]
    private static partial Regex Communities();

    [GeneratedRegex("诉前", RegexOptions.RightToLeft)]
    private static partial Regex PreLitigation();

    [GeneratedRegex("(?:街道|乡镇)[）)]?(?:人民)?调(?:解|委)", RegexOptions.RightToLeft)]
    private static partial Regex Streets();

    [GeneratedRegex("企事?业(?:单位)?(?:人民)?调(?:解|委)|企事业单位", RegexOptions.RightToLeft)]
    private static partial Regex Enterprises();

    [GeneratedRegex("行业性|专业性|行专", RegexOptions.RightToLeft)]
    private static partial Regex Professional();

    [GeneratedRegex("联动", RegexOptions.RightToLeft)]
    private static partial Regex Linkage();

    [GeneratedRegex("全区|全市|全县|各级", RegexOptions.RightToLeft)]
    private static partial Regex Everywhere();
}
