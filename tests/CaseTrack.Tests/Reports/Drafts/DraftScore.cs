using System.Globalization;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Tests.Reports.Drafts;

/// <summary>How sentences are read, number by number, against what somebody who had not seen the reader wrote beside them.</summary>
/// <remarks>
/// Numbers are compared by what they say, so that 5百余万 is 5000000. Their author's words for a verdict are met where a person would say
/// the same: what is said vaguely and agrees is right as <c>matched</c>; another period or population, a range and what no figure says
/// are right as unknown, whatever the reason given. A share has no figure of its own. <c>wrong</c> is right only as wrong.
/// </remarks>
public sealed class DraftScore
{
    private readonly List<string> misread = [];
    private readonly List<string> missed = [];
    private readonly List<string> alarms = [];
    private readonly List<string> read = [];

    private DraftScore()
    {
    }

    /// <summary>Numbers that somebody wrote a reading of.</summary>
    public int Expected { get; private set; }

    /// <summary>Those read so.</summary>
    public int Right { get; private set; }

    /// <summary>Numbers read as something else, or that are none.</summary>
    public IReadOnlyList<string> Misread => misread;

    /// <summary>Numbers not listed at all.</summary>
    public IReadOnlyList<string> Missed => missed;

    /// <summary>Numbers called wrong that are not.</summary>
    public IReadOnlyList<string> FalseAlarms => alarms;

    /// <summary>Sentence by sentence, what was read and what was expected.</summary>
    public IReadOnlyList<string> Read => read;

    /// <summary>The part of all numbers, expected or listed, that is read right.</summary>
    public decimal Share => (decimal)Right / Math.Max(1, Right + misread.Count + missed.Count);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{Expected} numbers: {Right} right ({Share:P1}), {misread.Count} misread, {missed.Count} missed, {alarms.Count} false alarms");

    /// <summary>The score of some sentences.</summary>
    public static DraftScore Of(IEnumerable<DraftSentence> sentences, DraftFacts facts)
    {
        var score = new DraftScore();
        foreach (var sentence in sentences)
        {
            score.Add(sentence, facts);
        }

        return score;
    }

    private void Add(DraftSentence sentence, DraftFacts facts)
    {
        read.Add(sentence.Text);
        var values = TextCheck.Read(sentence.Text, facts)
            .SelectMany(x => x.Claims, (x, claim) => (At: x.Line.Position + claim.Token.Start - x.Line.Listed, claim.Number))
            .Where(x => x.Number is not null).ToLookup(x => x.At, x => x.Number!);
        var left = TextCheck.Run(sentence.Text, facts).Where(x => x.Verdict is not NumberVerdict.Date).ToList();
        foreach (var reading in sentence.Read.Select(x => x.Split(' ')).Where(x => x[1] != "date"))
        {
            Expected++;
            var at = left.FindIndex(x => values[x.Position].Any(y => Says(y, reading[0])));
            if (at < 0)
            {
                missed.Add($"{sentence.Text}: {reading[0]}");
                read.Add($"  -- {string.Join(' ', reading)}: not listed");
                continue;
            }

            var number = left[at];
            left.RemoveAt(at);
            var right = IsRight(number, reading);
            Right += right ? 1 : 0;
            read.Add($"  {(right ? "ok" : "!!")} {number.Text} {number.Verdict} {number.Code} {number.Reading} [{number.Remark}]"
                + (right ? "" : $" EXPECTED {string.Join(' ', reading)}"));
            if (!right)
            {
                misread.Add($"{sentence.Text}{read[^1]}");
                alarms.AddRange(number.Verdict is NumberVerdict.Wrong ? [misread[^1]] : []);
            }
        }

        foreach (var number in left)
        {
            read.Add($"  ++ {number.Text} {number.Verdict} {number.Code} {number.Reading}: is no count");
            misread.Add($"{sentence.Text}{read[^1]}");
            alarms.AddRange(number.Verdict is NumberVerdict.Wrong ? [misread[^1]] : []);
        }
    }

    private static bool Says(DraftNumber number, string written)
    {
        if (number.Form is NumberForm.Range && written.Split('-', '—') is [var from, _])
        {
            return Says(number with { Form = NumberForm.Plain }, from);
        }

        var value = written.Split('/') is [var part, var whole] ? 100m * decimal.Parse(part, CultureInfo.InvariantCulture)
            / decimal.Parse(whole, CultureInfo.InvariantCulture)
            : decimal.TryParse(written, NumberStyles.Number, CultureInfo.InvariantCulture, out var said) ? said : (decimal?)null;
        return number.Form is NumberForm.Level ? written is "0" or "持平" : value == number.Value;
    }

    private static bool IsRight(CheckedNumber number, string[] reading)
    {
        var code = reading.Length > 2 ? reading[2].Split('?')[0] : null;
        return reading[1] switch
        {
            "as" => number.Code == code,
            "not" => number.Code != code,
            "matched" or "vague" when number.Verdict is NumberVerdict.Matched or NumberVerdict.Vague => code is null || number.Code is null
                || number.Code == code,
            "wrong" => number.Verdict is NumberVerdict.Wrong && (code is null || number.Code is null || number.Code == code),
            "target" => number.Verdict is NumberVerdict.Target,
            "unknown" or "other-period" or "other-population" => number.Verdict is NumberVerdict.Unknown,
            "vague" => number.Verdict is NumberVerdict.Unknown && code is null,
            _ => false,
        };
    }
}
