namespace CaseTrack.Reports.Drafts;

/// <summary>计划用语: whether a number is meant to be. 力争 makes a plan of its sentence, 下一步 of its paragraph, 目标 and 确保 of
/// their clause.</summary>
internal sealed class PlanHearing(string line, int year, bool planned)
{
    private bool paragraph = planned;
    private bool sentence;
    private bool ahead;
    private int clause = -1;

    /// <summary>A new sentence begins; behind a semicolon it mostly speaks of the same time to come: 到2023年底，…达到94%；….</summary>
    public void Begin(bool joined) => (sentence, ahead, clause) = (false, ahead && joined, -1);

    /// <summary>Something is said to have come about: 实际完成.</summary>
    public void Done() => (sentence, ahead, clause) = (false, false, -1);

    /// <summary>The sentence speaks of a time to come.</summary>
    public void Ahead() => (sentence, ahead) = (true, true);

    /// <summary>A word of plans.</summary>
    public void Hear(string word, WordHit hit, DraftClause of)
    {
        paragraph |= DraftWords.PlansAhead(word);
        if (hit.Start >= of.Sentence && DraftWords.PlansClause(word))
        {
            clause = hit.Start;
        }
        else
        {
            sentence |= hit.Start >= of.Sentence;
        }
    }

    /// <summary>制定普法计划，举办…: a plan there is, and nothing that is planned.</summary>
    public static bool Noun(string line, WordHit hit) => line[hit.Start..hit.End] is "计划" or "规划"
        && Numerals.At(line, hit.End) is '，' or '。' or '、' or '；' or '“' or '）' or '》' or '\n';

    /// <summary>Whether a number of a time is meant to be.</summary>
    public bool In(DraftClause of, DraftPeriod? time) => paragraph || sentence || (ahead && time is null)
        || (clause >= 0 && (clause >= of.Head || time?.Year > year))
        || Array.Exists(DraftWords.PlannedBehind, x => line.AsSpan(of.Number.Stop, Math.Max(0, of.End - of.Number.Stop))
            .Contains(x, StringComparison.Ordinal));
}
