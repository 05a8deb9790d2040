using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>第一步，分词: the numbers, times and uncounted numerals of a folded line, from left to right. Each place is looked at once, and no
/// further than a number is long.</summary>
public static class DraftTokens
{
    /// <param name="line">A line of <see cref="FoldedText"/>.</param>
    public static IEnumerable<DraftToken> Of(string line)
    {
        var at = 0;
        while (at < line.Length)
        {
            var token = Begins(line[at]) ? TimeReader.Read(line, at) ?? UncountedReader.Read(line, at) ?? PartReader.Read(line, at)
                ?? NumberReader.Read(line, at) : null;
            if (token is null || token.End <= at)
            {
                // What is no number as a whole holds none within: 三四十, 十四五.
                at = IsSpelt(line[at]) ? Run(line, at) : at + 1;
                continue;
            }

            yield return token;
            at = token.End;
        }
    }

    private static bool Begins(char x) => IsDigit(x) || IsSpelt(x)
        || x is '〔' or '（' or '上' or '下' or '前' or '全' or '第' or '半' or '过' or '翻' or '持' or '“';

    private static int Run(string line, int at)
    {
        while (at < line.Length && IsSpelt(line[at]))
        {
            at++;
        }

        return at;
    }
}
