namespace CaseTrack.Reports.Drafts;

/// <summary>第四步，结论: of the items of a list: 邻里纠纷254件、物业纠纷157件、劳动争议纠纷161件. One of another value is wrong where the others
/// show that the list is read right: two of them agree, or one and the whole.</summary>
internal static class PartJudge
{
    /// <summary>其他纠纷: what is left out of one list is not what is left out of another.</summary>
    private static readonly string Rest = PopulationWords.DisputeType + Mediation.DisputeTypeCode.Other;

    // No list is longer, and none goes on for longer.
    private const int Near = 24;

    /// <param name="numbers">The numbers of a sentence, judged.</param>
    /// <param name="paragraph">Those of its paragraph up to its end.</param>
    public static List<SaidNumber> Check(List<SaidNumber> numbers, List<SaidNumber> paragraph)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            if (numbers[i] is { Asked: { } asked, Figure: { } figure, Checked: { Value: { } value } known }
                && numbers[i].Claim is { Explained: true, Unsure: false }
                && known.Because is UnknownReason.UnclearWords && Dimension(asked) is { Length: > 0 } dimension
                && asked.Part != Rest
                && numbers[i].Said is { Word: "", Form: NumberForm.Plain } && value > 0)
            {
                bool Agrees(SaidNumber x) => x.Figure == figure && x.Asked is { } other && (other.From, other.To) == (asked.From, asked.To)
                    && x.Checked.Verdict is NumberVerdict.Matched;
                var agree = numbers.Skip(Math.Max(0, i - Near)).Take(2 * Near)
                    .Count(x => Agrees(x) && Dimension(x.Asked!.Value) == dimension);
                var whole = agree == 1 && paragraph.Skip(Math.Max(0, paragraph.Count - numbers.Count + i - Near)).Take(2 * Near)
                    .Any(x => Agrees(x) && x.Asked!.Value.Part.Length == 0);
                numbers[i] = agree > 1 || whole ? numbers[i] with
                {
                    Checked = known with
                    {
                        Verdict = NumberVerdict.Wrong,
                        Because = null,
                        Remark = $"应为{ApproximateNumber.Exact(value)} (should be {ApproximateNumber.Exact(value)})",
                    },
                } : numbers[i];
            }
        }

        return numbers;
    }

    private static string Dimension(FigureAsked asked) =>
        asked.Part.IndexOf('=', StringComparison.Ordinal) is > 0 and var end && PopulationReader.Narrows(asked.Part)
            ? asked.Part[..end] : "";
}
