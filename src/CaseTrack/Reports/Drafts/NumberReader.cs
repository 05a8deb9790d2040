using System.Globalization;
using static CaseTrack.Reports.Drafts.Numerals;

namespace CaseTrack.Reports.Drafts;

/// <summary>数: 29,084, 3.2万, 5百余万, 7万2千余, 近千, 二百四十余, 百分之九十七点六, 4—6次.</summary>
internal static class NumberReader
{
    private const int LongestNumber = 15;

    private static readonly string[] Before =
        ["不超过", "不少于", "不低于", "多于", "超过", "突破", "将近", "接近", "大约", "至少", "不足", "不到", "超", "逾", "近", "约", "上"];
    private static readonly string[] Behind = ["以上", "左右", "上下", "以内"];

    /// <summary>The number that begins at a place, or what looks like one and counts nothing; null if there is none.</summary>
    public static DraftToken? Read(string line, int at)
    {
        if (!IsDigit(line[at]) && !IsSpelt(line[at]))
        {
            return null;
        }

        var (word, start) = WordBefore(line, at);
        if (Body(line, at, word.Length > 0) is not { } body)
        {
            return null;
        }

        var end = body.End;
        var stop = Blanks(line, end);
        if (At(line, stop) == '%')
        {
            body = body with { Percent = true };
            stop = end = stop + 1;
        }

        var measure = body.Percent ? "%" : DraftMeasures.At(line, stop);
        if (!body.Percent && DraftMeasures.Uncounts(line, stop))
        {
            return new(TokenKind.Uncounted, start, stop);
        }

        if (!body.Percent && At(line, stop) == '倍')
        {
            (body, measure) = (body with { Form = NumberForm.Times }, "倍");
        }

        // 4—6次, 5%—8%: one range. A measure may stand behind both.
        var dash = stop + (body.Percent ? 0 : measure.Length);
        if (Ranged(line, dash) is { } second)
        {
            var far = Blanks(line, second.End);
            var percent = At(line, far) == '%';
            measure = percent ? "%" : DraftMeasures.At(line, far);
            return Token(body with { Form = NumberForm.Range, Percent = percent, End = percent ? far + 1 : second.End }, start, percent
                ? far + 1 : second.End, measure, far + measure.Length, word);
        }

        if (body.Spelt && !body.Percent && body.Form is NumberForm.Plain
            && (measure.Length == 0 || measure == "天" || !Counts(line, at, body, word.Length > 0)) && !Zero(line, at, end))
        {
            return null;
        }

        var behind = body.Percent ? stop : stop + measure.Length;
        var said = body.Word.Length > 0 ? body.Word : word.Length > 0 ? word : Array.Find(Behind, x => Has(line, Blanks(line, behind), x))
            ?? "";
        var past = Array.Find(Behind, x => Has(line, behind, x)) is { } follows ? behind + follows.Length : behind;
        return Token(body, start, end, measure, past, said);
    }

    private static DraftToken Token(NumberBody body, int start, int end, string measure, int stop, string word) =>
        new(TokenKind.Number, start, end)
        {
            Number = new(start, end - start, body.Digits, body.Decimals, body.Scale, word, body.Percent, body.Spelt)
            {
                Form = body.Form,
                Measure = measure,
                Stop = stop,
                TooLong = body.TooLong
            },
        };

    /// <summary>Chinese numerals are words as often as numbers: 第二十次, 三四十件, 百场, 万元 and 一是 count nothing.</summary>
    private static bool Counts(string line, int at, NumberBody body, bool qualified) => At(line, at - 1) != '第'
        && (qualified || body.Word.Length > 0 || body.Digits * body.Scale == 10
            || !line[at..body.End].All(x => Scales.Contains(x, StringComparison.Ordinal)));

    /// <summary>为零, as the end of a clause.</summary>
    private static bool Zero(string line, int at, int end) => line[at] == '零' && end == at + 1 && At(line, at - 1) is '为' or '是'
        && At(line, end) is '\n' or '，' or '。' or '；' or '、';

    private static (string Word, int Start) WordBefore(string line, int at)
    {
        var end = at > 0 && line[at - 1] == ' ' ? at - 1 : at;
        foreach (var word in Before)
        {
            var start = end - word.Length;
            if (word == "上" && !(At(line, at) is '百' or '千' or '万'))
            {
                continue;
            }

            if (Has(line, start, word) && !(word == "近" && At(line, start - 1) is '最' or '附' or '邻' or '临')
                && !(word == "约" && At(line, start - 1) is '签' or '合' or '节' or '预' or '履' or '违' or '条'))
            {
                return (word, start);
            }
        }

        return ("", at);
    }

    private static NumberBody? Ranged(string line, int at)
    {
        var to = at;
        while (to < at + 2 && At(line, to) is '-' or '至' or '到')
        {
            to++;
        }

        to = to > at ? Blanks(line, to) : at;
        return to > at && IsDigit(At(line, to)) ? Body(line, to, false) : null;
    }

    /// <summary>The numeral itself, with the 余 or 多 within it.</summary>
    private static NumberBody? Body(string line, int at, bool qualified)
    {
        if (Has(line, at, "百分之"))
        {
            var end = Run(line, at + 3);
            var word = At(line, end) is '余' or '多' ? line[end..(end + 1)] : "";
            return end > at + 3 && ChineseNumeral.Read(line[(at + 3)..end]) is var (value, decimals, _)
                ? new(value, decimals, 1, end + word.Length) { Percent = true, Spelt = true, Word = word } : null;
        }

        return IsDigit(line[at]) ? Arabic(line, at) : Spelled(line, at, qualified);
    }

    private static NumberBody Arabic(string line, int at)
    {
        var end = Digits(line, at);
        var digits = line[at..end];
        if (end - at <= 3 && At(line, end) == '，')
        {
            for (; At(line, end) == '，' && Digits(line, end + 1, 4) is var group && group == end + 4; end = group)
            {
                digits += line[(end + 1)..group];
            }
        }

        var decimals = 0;
        if (At(line, end) == '.' && IsDigit(At(line, end + 1)))
        {
            var part = Digits(line, end + 1);
            decimals = part - end - 1;
            digits += line[end..part];
            end = part;
        }

        if (digits.Length > LongestNumber)
        {
            return new(0, 0, 1, end) { TooLong = true };
        }

        var value = decimal.Parse(digits, CultureInfo.InvariantCulture);
        var (scale, stop, word) = Scaled(line, end);
        if (scale > 1 && decimals == 0 && word.Length == 0 && IsDigit(At(line, stop)) && Arabic(line, stop) is { TooLong: false } rest
            && rest.Digits * rest.Scale < scale)
        {
            // 7万2千.
            return rest with { Digits = ((value * scale) + (rest.Digits * rest.Scale)) / rest.Scale };
        }

        return value * scale > 1e15m ? new(0, 0, 1, stop) { TooLong = true } : new(value, decimals, scale, stop) { Word = word };
    }

    private static NumberBody? Spelled(string line, int at, bool qualified)
    {
        var end = Run(line, at);
        var text = line[at..end];
        var bare = text.All(x => Scales.Contains(x, StringComparison.Ordinal));
        var (scale, stop, word) = Scaled(line, end);
        // 审结十件，: ten of something, where a clause ends with it; 十件实事 is none.
        var ten = text == "十" && DraftMeasures.At(line, end) is { Length: > 0 } measure
            && At(line, end + measure.Length) is '、' or '，' or '。' or '；' or '）' or '\n';
        return end - at > 20 || (bare && !qualified && word.Length == 0 && !ten) || (!bare && ChineseNumeral.Read(text) is null)
            || ChineseNumeral.Read(bare ? $"一{text}" : text) is not var (value, decimals, own) ? null
            : new(value / own, decimals, own * scale, stop) { Spelt = true, Word = word };
    }

    private static int Run(string line, int at)
    {
        var end = at;
        while (end < line.Length && end - at <= 24 && (IsSpelt(line[end]) || (line[end] == '点' && end > at && IsSpelt(At(line, end + 1)))))
        {
            end++;
        }

        return end;
    }

    /// <summary>百余万: what multiplies, with the 余 or 多 between or behind.</summary>
    private static (decimal Scale, int End, string Word) Scaled(string line, int at)
    {
        var (scale, word) = (1m, "");
        for (; at < line.Length; at++)
        {
            if (word.Length == 0 && line[at] is '余' or '多')
            {
                word = line[at..(at + 1)];
            }
            else if (line[at] is '百' or '千' or '万' or '亿' && scale < 1e12m)
            {
                scale *= line[at] switch { '百' => 100m, '千' => 1000m, '万' => 10_000m, _ => 100_000_000m };
            }
            else
            {
                break;
            }
        }

        return (scale, at, word);
    }
}
