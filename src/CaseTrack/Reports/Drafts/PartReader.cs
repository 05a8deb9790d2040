using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>用文字说的份额和变化: 三分之一, 1/4, 四成, 近半数, 一半, 过半, 翻一番, 持平.</summary>
internal static class PartReader
{
    private static readonly string[] Before = ["不超过", "不到", "不足", "超过", "将近", "接近", "大约", "近", "超", "约", "逾", "占", "达", "有", "过"];

    /// <summary>What is said in words for a number; null if nothing is.</summary>
    public static DraftToken? Read(string line, int at) => line[at] switch
    {
        '持' => Has(line, at, "持平") ? Token(line, at, at + 2, 0, 0, NumberForm.Level, Has(line, at - 2, "基本") ? "约" : "") : null,
        '翻' => Doubled(line, at),
        '过' => Has(line, at, "过半")
        && !Has(line, at, "过半导") ? Token(line, at, at + (Has(line, at, "过半数") ? 3 : 2), 50, 0, NumberForm.Part, "超过") : null,
        '半' => Has(line, at, "半数") && Word(line, at) is { Length: > 0 } word
        ? Token(line, at, at + (Has(line, at, "半数以上") ? 4 : 2), 50, 2, NumberForm.Part, Has(line, at, "半数以上") ? "以上" : Vague(word)) : null,
        _ => Fraction(line, at) ?? Tenths(line, at) ?? Half(line, at),
    };

    private static DraftToken? Half(string line, int at) =>
        Has(line, at, "一半") && Word(line, at) is { Length: > 0 } word
            ? Token(line, at, at + (Has(line, at, "一半以上") ? 4 : 2), 50, 2, NumberForm.Part, Has(line, at, "一半以上") ? "以上" : Vague(word))
            : null;

    private static DraftToken? Fraction(string line, int at)
    {
        if (Small(line, at) is not var (first, end) || first == 0)
        {
            return null;
        }

        if (Has(line, end, "分之") && Small(line, end + 3 - 1) is var (part, stop) && part < first)
        {
            return Token(line, at, stop, 100m * part / first, 1, NumberForm.Part, Behind(line, stop) ?? Vague(Word(line, at)));
        }

        return IsDigit(line[at]) && At(line, end) == '/' && Small(line, end + 1) is var (whole, last) && first < whole
            && At(line, last) != '/'
            ? Token(line, at, last, 100m * first / whole, 1, NumberForm.Part, Behind(line, last) ?? Vague(Word(line, at))) : null;
    }

    /// <summary>四成, 七成以上: not 成立, 成功.</summary>
    private static DraftToken? Tenths(string line, int at)
    {
        if (Small(line, at) is not var (tenths, end) || At(line, end) != '成' || tenths is < 1 or > 9)
        {
            return null;
        }

        var half = At(line, end + 1) == '半';
        var stop = half ? end + 2 : end + 1;
        var word = Word(line, at);
        return word.Length > 0 || Behind(line, stop) is not null || At(line, stop) is '，' or '。' or '；' or '\n'
            ? Token(line, at, stop, (10 * tenths) + (half ? 5 : 0), half ? 5 : 10, NumberForm.Part, Behind(line, stop) ?? Vague(word))
                : null;
    }

    private static DraftToken? Doubled(string line, int at)
    {
        var end = At(line, at + 1) == '了' ? at + 2 : at + 1;
        var times = 1;
        if (Small(line, end) is var (said, after))
        {
            (times, end) = (said, after);
        }
        else if (At(line, end) == '两')
        {
            (times, end) = (2, end + 1);
        }

        return At(line, end) == '番' && times < 10
            ? Token(line, at, end + 1, Enumerable.Repeat(2m, times).Aggregate(1m, (x, two) => x * two), 0.1m, NumberForm.Times, "") : null;
    }

    private static string Word(string line, int at) => Array.Find(Before, x => Has(line, at - x.Length, x)) ?? "";

    private static string Vague(string word) => word is "占" or "达" or "有" ? "" : word == "过" ? "超过" : word;

    private static string? Behind(string line, int at) =>
        Has(line, at, "左右") ? "左右" : Has(line, at, "以上") ? "以上" : Has(line, at, "多") ? "多" : Has(line, at, "以内") ? "以内" : null;

    private static DraftToken Token(string line, int at, int end, decimal value, decimal step, NumberForm form, string word)
    {
        var start = word.Length > 0 && Has(line, at - word.Length, word) ? at - word.Length : at;
        return new(TokenKind.Number, start, end)
        {
            Number = new(start, end - start, value, 0, 1, word, form is NumberForm.Part, true)
            {
                Form = form,
                RoundedTo = step,
                Measure = form is NumberForm.Part ? "%" : form is NumberForm.Times ? "倍" : "",
                Stop = end
            },
        };
    }
}
