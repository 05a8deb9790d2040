using System.Text.RegularExpressions;
using CaseTrack.Figures;

namespace CaseTrack.Reports;

/// <summary>文稿所述的范围: of which population a sentence speaks where it comes to a number. The nearest words before the number decide.</summary>
public static partial class DraftPopulation
{
    /// <summary>All committees together.</summary>
    private const string Whole = "";

    // What no figure of the catalogue is narrowed to; it can be asked for by unit or breakdown.
    private const string Part = "part";

    private static readonly (Regex Words, string Population)[] Said =
    [
        (Communities(), "committeeKind=community"), (PreLitigation(), "committeeKind=pre-litigation"), (Streets(), "committeeKind=street"),
        (Enterprises(), "committeeKind=enterprise"), (Professional(), "committeeKind=professional"), (Linkage(), "linkage=yes"), (Everything(), Whole),
    ];

    private static readonly string[] DisputeTypes = [.. CodeList.DisputeTypes.Codes.Select(x => x.Chinese)];

    /// <summary>Of the figures worded alike, those of the population the sentence names; for one that names none the general ones come first.</summary>
    /// <param name="sentence">The sentence up to the number.</param>
    /// <param name="candidates">Figures worded like it.</param>
    /// <param name="elsewhere">Names of single organisations that the values are not limited to.</param>
    /// <param name="of">The figure of a candidate.</param>
    public static IReadOnlyList<T> Among<T>(string sentence, IReadOnlyList<T> candidates, IReadOnlyCollection<string> elsewhere, Func<T, Figure> of)
    {
        if (!candidates.Any(x => Conditions(of(x)) is not null))
        {
            return candidates;
        }

        return Nearest(sentence, elsewhere) is { } population
            ? [.. candidates.Where(x => Conditions(of(x)) is not { } own || (population == Whole ? own.Length == 0 : own.Contains(population)))]
            : [.. candidates.OrderBy(x => Conditions(of(x))?.Length > 0)];
    }

    /// <summary>What narrows a figure of mediation; null for other figures, whose wording says all.</summary>
    private static string[]? Conditions(Figure figure) => !figure.Counted.Terms.All(x => x.Fact.StartsWith("mediation.", StringComparison.Ordinal)) ? null
        : [.. figure.Counted.Terms.SelectMany(x => x.Fact == "mediation.linked" ? ["linkage=yes"] : x.Where).Where(x => x.StartsWith("committeeKind=", StringComparison.Ordinal) || x.StartsWith("linkage=", StringComparison.Ordinal)).Distinct()];

    private static string? Nearest(string sentence, IReadOnlyCollection<string> elsewhere)
    {
        (int End, int Start, string Population)? nearest = null;
        foreach (var (words, population) in Said)
        {
            if (words.Match(sentence) is { Success: true } match)
            {
                Consider(match.Index, match.Length, population);
            }
        }

        foreach (var name in elsewhere)
        {
            Consider(sentence.LastIndexOf(name, StringComparison.Ordinal), name.Length, Part);
        }

        // A kind of dispute narrows the clause it stands in, and no more.
        var clause = sentence.LastIndexOfAny(['，', ',', '、', '；']) + 1;
        foreach (var type in DisputeTypes)
        {
            var at = sentence.LastIndexOf(type, StringComparison.Ordinal);
            Consider(at >= clause ? at : -1, type.Length, Part);
        }

        return nearest?.Population;

        void Consider(int start, int length, string population)
        {
            if (start >= 0 && (nearest is not var (end, first, _) || start + length > end || (start + length == end && start < first)))
            {
                nearest = (start + length, start, population);
            }
        }
    }

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
    private static partial Regex Everything();
}
