namespace CaseTrack.Reports.Drafts;

/// <summary>Which figures the words around a number may say: all words of a saying must stand there, and words that nobody knows make it
/// another figure.</summary>
internal sealed class CandidateReader(
    string line, IReadOnlyList<WordHit> hits, IReadOnlyList<DraftToken> tokens, IReadOnlySet<FigureSaying> titled)
{
    /// <summary>How far before its sentence what narrows a loose saying may stand: 普法工作走深走实。开展活动394场.</summary>
    private const int Before = 60;

    /// <summary>What one has, whenever it came about: no count of a year.</summary>
    private static readonly string[] Possessed = ["总数", "现有", "拥有", "已有", "总量达"];

    private readonly Dictionary<(string Measure, FigureSaying Saying), bool> fits = [];
    private readonly HashSet<string> heard = [];

    /// <summary>The figures, the likeliest first.</summary>
    /// <param name="clause">The number and its words.</param>
    /// <param name="head">Where the words before it begin.</param>
    /// <param name="tail">Where the words behind it end.</param>
    /// <param name="topic">The matter of the figure said last.</param>
    /// <param name="matter">The matter heard of last.</param>
    /// <param name="whole">What the number is a share or a change of, whatever its own measure.</param>
    public List<ClaimCandidate> Find(DraftClause clause, int head, int tail, string topic, string matter, bool whole = false)
    {
        var number = clause.Number;
        var found = new Dictionary<FigureSaying, WordHit?[]>();
        var matters = new HashSet<string> { topic, matter };
        foreach (var hit in In(head, number.Start).Concat(In(number.Stop, tail)))
        {
            foreach (var word in hit.Meanings)
            {
                if (word.Role is WordRole.Matter)
                {
                    matters.Add(word.Text);
                }
                else if (word is { Role: WordRole.Figure, Saying: { } saying }
                    && (whole || Fit(number.Measure, saying)) && !Denied(word.Group, hit.Start, head))
                {
                    var groups = found.TryGetValue(saying, out var known) ? known : found[saying] = new WordHit?[3];
                    if (groups[word.Group] is not { } other || hit.End - hit.Start is var length && other.End - other.Start is var shorter
                        && (length > shorter || (length == shorter && hit.End <= number.Start)))
                    {
                        groups[word.Group] = hit;
                    }
                }
            }
        }

        var earlier = found.Keys.Any(x => (x.Needed & 4) != 0) ? In(Math.Max(0, clause.Sentence - Before), head)
            .SelectMany(x => x.Meanings, (hit, word) => (hit.Start, word))
            .Where(x => x.word is { Group: 2, Role: WordRole.Figure, Saying: { } saying }
                && (x.Start >= clause.Sentence || saying.Saying.Loose))
            .Select(x => x.word.Saying).Concat(titled.Where(x => x.Saying.Loose)).ToHashSet() : [];
        var own = matters.ToHashSet();

        // 受理607件 where the sentence names no matter, and the text has spoken of several: it may be any of those.
        heard.UnionWith([topic, matter]);
        var spoken = heard.Count > 2 && !In(clause.Sentence, number.Start).Any(x => x.Meanings.Any(y => y.Role is WordRole.Matter));
        matters.UnionWith(heard);
        var open = topic.Length == 0 && matter.Length == 0;
        var candidates = new List<ClaimCandidate>();
        foreach (var (saying, groups) in found)
        {
            var has = (groups[0] is null ? 0 : 1) | (groups[1] is null ? 0 : 2) | (groups[2] is null && !earlier.Contains(saying) ? 0 : 4);
            var missing = saying.Needed & ~has;
            var verbless = missing == 1 && saying.Saying.Bare && groups[1] is { } name
                && (name.End - name.Start >= 4 || OfType(name));
            if ((missing & 4) != 0 || (missing == 1 && !verbless) || missing == 3
                || (missing == 2 && (saying.Saying.Verb.Length == 0 || (saying.Matter.Length == 0 && !Named(clause, head, saying))))
                || (saying.Matter.Length > 0 && !matters.Contains(saying.Matter)
                    && (saying.Saying.Common || (!(open && Case(saying)) && !groups.Any(x => Long(x, saying.Figure.Unit == "%" ? 3 : 4))))))
            {
                continue;
            }

            // 整改 without its object is of the matter the text is about.
            if (missing == 2 && saying.Matter.Length > 0 && saying.Matter != topic && saying.Matter != matter && !Names(saying, groups)
                && !Long(groups[0], 4) && !(open && Case(saying)) && !(Case(saying) && heard.Contains(saying.Matter)))
            {
                continue;
            }

            var measured = Measure(clause, head, tail, saying, groups, verbless);
            if (!spoken && saying.Matter.Length > 0 && !own.Contains(saying.Matter)
                && (saying.Saying.Common || !groups.Any(x => Long(x, saying.Figure.Unit == "%" ? 3 : 4))))
            {
                // The matter was spoken of before, and the sentence speaks of another.
                measured = measured with { Doubtful = true, Score = Math.Min(measured.Score, 1) };
            }

            candidates.Add(open && saying.Matter.Length > 0 && !matters.Contains(saying.Matter) && !groups.Any(x => Long(x, 4))
                ? measured with { Doubtful = true } : measured);
        }

        return [.. candidates.OrderBy(x => x.Narrowed).ThenByDescending(x => x.Score).ThenBy(x => x.Doubtful)
            .ThenBy(x => x.Said.Matter != topic && x.Said.Matter != matter)];
    }

    /// <summary>办结的期限3126项，其中逾期4项: whether the sentence has named the object.</summary>
    private bool Named(DraftClause clause, int head, FigureSaying saying) => In(clause.Sentence, head)
        .Any(x => x.End - x.Start >= (saying.Saying.Common || saying.Saying.With.Length > 0 ? 2 : 4)
            && x.Meanings.Any(y => y.Group == 1 && y.Role is WordRole.Figure && y.Saying == saying));

    /// <summary>Whether a name is the end of a type of dispute: 邻里纠纷.</summary>
    private bool OfType(WordHit name) => In(Math.Max(0, name.Start - 8), name.End)
        .Any(x => x.Start < name.Start && x.End == name.End && x.Meanings.Any(y =>
            y.Role is WordRole.Population && y.Text.StartsWith(PopulationWords.DisputeType, StringComparison.Ordinal)));

    /// <summary>The figures of one of several things said together, whose object may stand with the last of them.</summary>
    public IReadOnlyList<ClaimCandidate> Shared(DraftClause clause, int from, int to, int lastFrom, int lastTo)
    {
        // 纠纷 and 案件 are the object of the matter that is named beside them.
        var matters = In(clause.Sentence, lastTo).SelectMany(x => x.Meanings).Where(x => x.Role is WordRole.Matter).Select(x => x.Text)
            .ToHashSet();
        // 书面协议 says its figure alone; 收到 says it of the object that stands with the last of them.
        static bool Alone(FigureSaying saying) => saying.Saying.Verb.Length == 0;
        var own = In(from, to).SelectMany(x => x.Meanings)
            .Where(x => x is { Role: WordRole.Figure, Saying: { } saying } && (x.Group != 1 || Alone(saying)))
            .Select(x => (Saying: x.Saying!, x.Text)).ToArray();
        var objects = In(lastFrom, lastTo).SelectMany(x => x.Meanings)
            .Where(x => x.Role is WordRole.Figure && x.Group == 1 && (x.Text.Length > 2 || matters.Contains(x.Saying!.Matter)))
            .Select(x => x.Saying).ToHashSet();
        return [.. own.Where(x => Alone(x.Saying) || (x.Saying.Needed & 2) == 0 || objects.Contains(x.Saying))
            .Where(x => DraftMeasures.Fit(clause.Number.Measure, x.Saying.Figure.Unit) && (x.Saying.Needed & 4) == 0)
            .OrderByDescending(x => x.Text.Length)
            .Select(x => new ClaimCandidate(x.Saying, x.Text.Length, x.Text, Doubtful: x.Saying.Saying.Loose))];
    }

    /// <summary>Whether any word of a figure stands between two places.</summary>
    public bool Says(int from, int to) => In(from, to).Any(x => x.Meanings.Any(y => y.Role is WordRole.Figure));

    /// <summary>Whether 增至 or 提高到 stands between two places.</summary>
    public bool Again(int from, int to) => In(from, to).Any(x => x.Meanings.Any(y => y.Role is WordRole.Again));

    /// <summary>The words between two places.</summary>
    public IEnumerable<WordHit> In(int from, int to)
    {
        for (var i = Places.FirstFrom(hits, x => x.Start, from); i < hits.Count && hits[i].Start < to; i++)
        {
            if (hits[i].End <= to)
            {
                yield return hits[i];
            }
        }
    }

    /// <summary>Letters between two places that no word explains.</summary>
    public string Unknown(int from, int to)
    {
        var covered = Covered(from, to, "");
        return string.Concat(Enumerable.Range(from, Math.Max(0, to - from)).Where(x => !covered[x - from]).Select(x => line[x]));
    }

    /// <summary>受理, 审结: said of the cases of a matter, whichever it is.</summary>
    private static bool Case(FigureSaying saying) => saying.Saying.Object.EndsWith("案件", StringComparison.Ordinal);

    private bool Fit(string measure, FigureSaying saying) =>
        fits.TryGetValue((measure, saying), out var known) ? known : fits[(measure, saying)] = DraftMeasures.Fit(measure, saying.Figure);

    /// <summary>未办结, 不受理: what is not done.</summary>
    private bool Denied(int group, int start, int head) => group == 0 && start > head
        && (line[start - 1] is '未' or '不' || (start - 2 >= head && Numerals.Has(line, start - 2, "不予")));

    private static bool Long(WordHit? hit, int length) => hit is { } word && word.End - word.Start >= length;

    private bool Names(FigureSaying saying, WordHit?[] groups) =>
        groups[0] is { } verb && DraftWords.Names(saying.Matter, line[verb.Start..verb.End]);

    private ClaimCandidate Measure(DraftClause clause, int head, int tail, FigureSaying saying, WordHit?[] groups, bool verbless)
    {
        var number = clause.Number;
        var own = groups.Where(x => x is not null).Select(x => x!.Value).OrderBy(x => x.Start).ToArray();
        var (before, behind) = (own.Where(x => x.End <= number.Start).ToArray(), own.Where(x => x.Start >= number.Stop).ToArray());
        var coveredHead = Covered(head, number.Start, saying.Matter, Of(saying, head, number.Start));
        var first = before.Length > 0 ? before[0].Start : number.Start;
        bool Open(bool[] covered, int offset, int from, int to) =>
            Enumerable.Range(from - offset, Math.Max(0, to - from)).Any(x => !covered[x]);
        var narrowed = Open(coveredHead, head, first, number.Start);
        var doubtful = verbless || saying.Saying.Loose || Open(coveredHead, head, head, first);
        doubtful |= saying.Figure.Counted.Measure is Figures.Measure.Flow
            && Array.Exists(Possessed, x => line.AsSpan(head, Math.Max(0, number.Start - head)).Contains(x, StringComparison.Ordinal));

        // 收到涉企行政复议申请: what stands before a name without its verb says which of the named.
        narrowed |= verbless && first > head && !coveredHead[first - 1 - head];
        var coveredTail = Covered(number.Stop, tail, saying.Matter, Of(saying, number.Stop, tail));
        if (behind.Length > 0)
        {
            // 6个社区调委会受理…: those six, of all there are.
            doubtful |= saying.Figure.Counted.Measure is Figures.Measure.Stock && char.IsLetter(Numerals.At(line, behind[^1].End));
            narrowed |= Open(coveredTail, number.Stop, number.Stop, behind[^1].Start);
            doubtful |= !clause.Followed && Open(coveredTail, number.Stop, behind[^1].End, tail);
        }
        else
        {
            doubtful |= !clause.Followed && Open(coveredTail, number.Stop, number.Stop, tail);
        }

        var words = string.Concat(own.Select(x => line[x.Start..x.End]));
        return new(saying, own.Sum(x => x.End - x.Start), words, narrowed, doubtful) { Bare = verbless };
    }

    private WordHit[] Of(FigureSaying saying, int from, int to) =>
        [.. In(from, to).Where(x => x.Meanings.Any(y => y.Saying == saying))];

    /// <summary>Which characters between two places are explained: by known words, numbers and punctuation.</summary>
    private bool[] Covered(int from, int to, string matter, IReadOnlyList<WordHit>? own = null)
    {
        var covered = new bool[Math.Max(0, to - from)];
        for (var i = 0; i < covered.Length; i++)
        {
            covered[i] = !char.IsLetter(line[from + i]);
        }

        foreach (var hit in In(from, to)
            .Where(x => x.Meanings.Any(
            y => y.Role is WordRole.Plain or WordRole.Population or WordRole.Period or WordRole.Plan or WordRole.Again or WordRole.Done
            || (y.Role is WordRole.Matter && y.Text == matter))).Concat(own ?? []))
        {
            Array.Fill(covered, true, Math.Max(0, hit.Start - from), Math.Min(hit.End, to) - Math.Max(hit.Start, from));
        }

        for (var i = Places.FirstFrom(tokens, x => x.End, from + 1); i < tokens.Count && tokens[i].Start < to; i++)
        {
            var (start, end) = (Math.Max(from, tokens[i].Start), Math.Min(to, tokens[i].Number?.Stop ?? tokens[i].End));
            if (end > start)
            {
                Array.Fill(covered, true, start - from, end - start);
            }
        }

        // Brackets without a number say something by the way.
        for (var at = from; at < to; at++)
        {
            if (line[at] == '（' && line.IndexOf('）', at, to - at) is > 0 and var close)
            {
                Array.Fill(covered, true, at - from, close - at);
                at = close;
            }
        }

        return covered;
    }
}
