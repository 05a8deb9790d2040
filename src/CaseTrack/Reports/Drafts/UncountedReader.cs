using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>不计数的数字: list numbers, ordinals, hot lines, times of day, terms, model names, telephone numbers.</summary>
internal static class UncountedReader
{
    /// <summary>What is followed by a number that is a name.</summary>
    private static readonly string[] Names = ["序号", "编号", "案号", "代码", "邮编", "电话", "版本", "账号", "拨打", "致电", "附件", "附表", "专栏"];

    private static readonly string[] Bounded = ["人", "万元", "元"];

    private static readonly string[] Bounding = ["及以上", "以上", "及以下", "以下", "以内"];

    /// <summary>What counts nothing and begins at a place; null if it may be a number.</summary>
    public static DraftToken? Read(string line, int at)
    {
        if (line[at] == '第')
        {
            return Ordinal(line, at);
        }

        if (line[at] is '（' or '“')
        {
            // （1） and “12345”.
            var inner = Digits(line, at + 1);
            return inner > at + 1 && At(line, inner) == (line[at] == '（' ? '）' : '“')
                && (line[at] == '“' || inner - at <= 3) ? new(TokenKind.Uncounted, at, inner + 1) : null;
        }

        return IsDigit(line[at]) ? Digit(line, at) : null;
    }

    private static DraftToken? Digit(string line, int at)
    {
        var end = Digits(line, at);
        var (before, next) = (At(line, at - 1), At(line, end));
        if (IsLetter(before) || before == '+' || (before is '#' or '№')
            || (IsLetter(next) && !Has(line, end, "km") && !Has(line, end, "kg") && !Has(line, end, "m"))
            || (next == '+' && !char.IsWhiteSpace(At(line, end + 1))) || (next is '·' or '×' && IsDigit(At(line, end + 1)))
            || Bounds(line, end) || (end - at == 4 && Has(line, at, "20") && next is '，' or '：' && char.IsLetter(before)))
        {
            return new(TokenKind.Uncounted, at, Chain(line, end));
        }

        if (next == '.' && IsDigit(At(line, end + 1)) && Digits(line, end + 1) is var second && At(line, second) == '.'
            && IsDigit(At(line, second + 1)))
        {
            return new(TokenKind.Uncounted, at, Chain(line, second));
        }

        if ((line[at] == '0' && end - at > 2) || (next == '-' && line[at] == '0' && end - at > 1)
            || (end - at == 11 && line[at] == '1' && next != '元'))
        {
            return new(TokenKind.Uncounted, at, Chain(line, end));
        }

        if (end - at == 5 && line[at] == '1' && line[at + 1] == '2' && (next is '、' or '，' or '“' or '和' or '及' or '\n'))
        {
            // 12345、12348热线.
            return new(TokenKind.Uncounted, at, end);
        }

        if (end - at == 5 && line[at] == '1' && line[at + 1] == '2' && char.IsLetter(next) && DraftMeasures.At(line, end).Length == 0
            && line.AsSpan(end, Math.Min(14, line.Length - end)) is var behind
            && (behind.Contains("热线", StringComparison.Ordinal) || behind.Contains("平台", StringComparison.Ordinal)))
        {
            return new(TokenKind.Uncounted, at, end);
        }

        if (next == '：' && IsDigit(At(line, end + 1)))
        {
            // 14:30, 3:1.
            var clock = Digits(line, end + 1);
            clock = At(line, clock) == '.' && IsDigit(At(line, clock + 1)) ? Digits(line, clock + 1) : clock;
            clock = At(line, clock) == '：' && IsDigit(At(line, clock + 1)) ? Digits(line, clock + 1) : clock;
            return new(TokenKind.Uncounted, at, clock);
        }

        // 表1, but not 群众代表1名.
        if ((before is '表' or '图' && !char.IsLetter(At(line, at - 2)))
            || Array.Exists(Names, x => Has(line, at - x.Length, x) || Has(line, at - x.Length - 1, x + '：')))
        {
            return new(TokenKind.Uncounted, at, Chain(line, end));
        }

        return (Opens(line, at) && next is '.' or '、' or '）' && !IsDigit(At(line, end + 1)) && end - at <= 3)
            || DraftMeasures.Uncounts(line, Blanks(line, end)) ? new(TokenKind.Uncounted, at, end) : null;
    }

    /// <summary>第36次, 第33—34期: the measure belongs to it.</summary>
    private static DraftToken? Ordinal(string line, int at)
    {
        var end = Blanks(line, at + 1);
        var start = end;
        while (end < line.Length && end < start + 24 && (IsDigit(line[end]) || IsSpelt(line[end]) || line[end] is '-' or '至'))
        {
            end++;
        }

        return end > start ? new(TokenKind.Uncounted, at, end + DraftMeasures.At(line, end).Length) : null;
    }

    /// <summary>Whether a list number may stand here: first of its line or sentence.</summary>
    private static bool Opens(string line, int at)
    {
        for (at--; at >= 0 && (line[at] is ' ' or '#' or '*' or '（' or '|' or '>'); at--)
        {
        }

        return at < 0 || line[at] is '。' or '；' or '：' or '！' or '？';
    }

    /// <summary>10人以上的纠纷, 5万元以下案件: which cases, not how many.</summary>
    private static bool Bounds(string line, int end) => Array.Find(Bounded, x => Has(line, end, x)) is { } measure
        && Array.Find(Bounding, x => Has(line, end + measure.Length, x)) is { } word
        && At(line, end + measure.Length + word.Length) is var next && char.IsLetterOrDigit(next);

    private static int Chain(string line, int at)
    {
        while (at < line.Length && (IsLetter(line[at]) || IsDigit(line[at]) || line[at] is '+' or '.' or '-' or '/' or '·' or '×'))
        {
            at++;
        }

        return at;
    }
}
