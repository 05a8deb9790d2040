using System.Text.Json;
using System.Text.RegularExpressions;

namespace CaseTrack.Parties;

/// <summary>确定的姓名. Names that a text tells by itself: a common surname with one or two characters, where somebody is addressed or
/// introduced. What might be a word is left alone.</summary>
public static class SureNames
{
    private static readonly Regex Addressed = new(
        $"(?:{Surnames()})(?<given>[\\u4e00-\\u9fff]{{1,2}})(?:先生|女士|同志|老师|大爷|大妈|阿姨|婆婆|爹爹)", RegexOptions.CultureInvariant);

    private static readonly Regex Introduced = new(
        "(?:申请人|当事人|第三人|原告|被告|甲方|乙方|死者|伤者|居民|村民|丈夫|妻子|儿子|女儿|父亲|母亲)(?:叫|名叫|系|为|：|:|“|\"|（|\\()?"
            + $"(?:{Surnames()})(?<given>[\\u4e00-\\u9fff]{{1,2}}?)(?=[，。；、,;：:”\"）)（(]|$|称|说|表示|认为|与|和|及|家|一家)",
        RegexOptions.CultureInvariant);

    // What follows a surname in words that are no names: 张某, 李家, 王姓, 陈述.
    private static readonly HashSet<char> NoNames = [.. "某家姓氏总局长所村镇街路队科处主任方应可时已未不也都均就又再在述列边围续绝重事切金色头树木地权体牛"];

    /// <summary>Whether a text surely names somebody.</summary>
    public static bool Are(string text)
    {
        var plain = string.Concat(PartyText.HalfWidth(text).Where(x => !char.IsWhiteSpace(x)));
        return Addressed.Matches(plain).Concat(Introduced.Matches(plain))
            .Any(x => !x.Groups["given"].Value.Any(NoNames.Contains) && !CommonWords.Are(NameIn(x.Value, x.Groups["given"])));
    }

    private static string NameIn(string found, Group given)
    {
        var at = found.IndexOf(given.Value, StringComparison.Ordinal);
        return found[Math.Max(0, at - 1)..(at + given.Value.Length)];
    }

    private static string Surnames()
    {
        using var stream = typeof(SureNames).Assembly.GetManifestResourceStream("Law.surnames.json")!;
        return string.Join('|', JsonSerializer.Deserialize<string[]>(stream)!);
    }
}
