namespace CaseTrack.Reports.Drafts;

/// <summary>The cases a number is said of.</summary>
/// <param name="Population">Which; null where the sentence does not say.</param>
/// <param name="Words">The words that say so.</param>
/// <param name="Unsure">Somebody else is named who may be meant.</param>
/// <param name="Far">They are said in an earlier clause of what it counts, and may not go on.</param>
internal readonly record struct SaidOf(string? Population, string Words, bool Unsure = false, bool Far = false)
{
    /// <summary>A kind of case named before 全区 in the same clause: 邻里纠纷全区受理254件.</summary>
    public (string Population, string Words) Also { get; init; }
}

/// <summary>文稿所述的范围: of which cases a sentence speaks where it comes to a number. The nearest words before the number decide.</summary>
internal static class PopulationReader
{
    private static readonly string Community = Dimension.CommitteeKind.Is(Organisations.CommitteeKind.Community).ToString();

    /// <summary>The words of a line that name a population, without those that only look like one.</summary>
    public static List<(WordHit Hit, string Population)> In(string line, IReadOnlyList<WordHit> hits)
    {
        var named = new List<(WordHit, string)>();
        var barred = hits.Where(x => x.Meanings.Any(y => y.Role is WordRole.NoPopulation)).ToArray();
        var bar = 0;
        foreach (var hit in hits)
        {
            if (hit.Meanings.FirstOrDefault(x => x.Role is WordRole.Population) is not { } word)
            {
                continue;
            }

            while (bar < barred.Length && barred[bar].End < hit.End)
            {
                bar++;
            }

            if (bar < barred.Length && barred[bar].Start <= hit.Start)
            {
                continue;
            }

            // 楠竹林社区 is one community; 社区 within it is none of its own. 全国各级 is all of the nation, not of the district.
            if (named.Count > 0 && named[^1] is var (wider, population) && ((wider.Start <= hit.Start && wider.End >= hit.End)
                || (wider.End == hit.Start && word.Text == PopulationWords.Whole && Elsewhere(population))))
            {
                continue;
            }

            // 辖9个社区: a place, and nobody who mediates.
            if (hit.Start > 0 && line[hit.Start - 1] == '个' && word.Text == Community && Numerals.At(line, hit.End) is not ('人' or '调'))
            {
                continue;
            }

            // 下陆区司法局 is another district's.
            if ((word.Text == PopulationWords.Body && !SubjectReader.Is(line, hit.Start))
                || (line[hit.Start] == '区' && hit.Start > 0 && char.IsLetter(line[hit.Start - 1])))
            {
                continue;
            }

            if (named.Count > 0 && named[^1].Item1.Start == hit.Start)
            {
                named.RemoveAt(named.Count - 1);
            }

            named.Add((hit, word.Text));
        }

        return WithPlaces(line, named);
    }

    /// <summary>With the places that begin a clause and are not the report's own: 大冶市收到….</summary>
    private static List<(WordHit, string)> WithPlaces(string line, List<(WordHit Hit, string)> named)
    {
        var places = new List<(WordHit Hit, string)>();
        for (var at = 0; at < line.Length; at++)
        {
            var length = line[at] is '，' or '。' ? 0 : SubjectReader.Place(line, at);
            if (length > 0 && Places.FirstFrom(named, x => x.Hit.Start, at) is var next
                && (next == named.Count || named[next].Hit.Start > at))
            {
                places.Add((new(at, at + length, []), PopulationWords.Place));
                at += length;
            }
        }

        return places.Count == 0 ? named : [.. named.Concat(places).OrderBy(x => x.Hit.Start).ThenByDescending(x => x.Hit.End)];
    }

    /// <summary>The population a number is said of, and the words for it.</summary>
    /// <param name="line">The folded line.</param>
    /// <param name="named">Its populations.</param>
    /// <param name="clause">The number.</param>
    /// <param name="behind">What it counts is said behind it.</param>
    /// <param name="counted">Whether a number stands in the clause of a place.</param>
    public static SaidOf Of(
        string line, List<(WordHit Hit, string Population)> named, DraftClause clause, bool behind, Func<int, bool> counted)
    {
        var at = Places.FirstFrom(named, x => x.Hit.Start, behind ? clause.Tail : clause.Number.Start) - 1;
        var unsure = false;
        (string, string) also = default;
        for (var looked = 0; at >= 0 && looked < 24 && named[at].Hit.Start >= clause.Sentence; at--, looked++)
        {
            var (hit, population) = named[at];
            if (hit.End > clause.Number.Start && (!behind || hit.Start < clause.Number.Stop || hit.End > clause.Tail))
            {
                continue;
            }

            var own = hit.Start >= clause.Head || hit.Start >= clause.Number.Stop;
            var narrow = Narrows(population);
            if (own ? !narrow || hit.Start >= clause.Number.Stop
                || line.AsSpan(hit.End, clause.Number.Start - hit.End).IndexOfAny('、', '和') < 0
                : !narrow && (!Level(population) || counted(hit.End) || Frames(line, hit)))
            {
                return new(population, line[hit.Start..hit.End], unsure, !own && counted(hit.End))
                {
                    Also = own ? Also(line, named, at, clause) : default,
                };
            }

            // 全市复议机关坚持为民，共收到…; 聚焦物业领域，受理…: it may be of those, though they are not said to be counted.
            if (!own && (narrow ? !counted(hit.End) : SubjectReader.Is(line, hit.Start)))
            {
                unsure = true;
                also = narrow && also == default ? (population, line[hit.Start..hit.End]) : also;
            }
        }

        return new(null, "", unsure) { Also = also };
    }

    /// <summary>从全国看，…, or 区应急管理局2022年工作情况：…: of whom the whole sentence speaks.</summary>
    private static bool Frames(string line, WordHit hit) => (Numerals.At(line, hit.Start - 1) is '从' or '就' or '在' or '以'
        && Array.Exists(Framing, x => Numerals.Has(line, hit.End, x))) || Leads(line, hit);

    /// <summary>Whether it is what a lead-in is about that ends in a colon.</summary>
    private static bool Leads(string line, WordHit hit)
    {
        var behind = line.AsSpan(hit.End, Math.Min(LongestLead, line.Length - hit.End));
        var end = behind.IndexOfAny('：', '，', '。');
        return end >= 0 && behind[end] == '：' && SubjectReader.Is(line, hit.Start);
    }

    private const int LongestLead = 24;

    private static readonly string[] Framing = ["看", "为例", "来看", "层面", "范围", "而言", "来说", "情况看", "数据看"];

    private static (string, string) Also(string line, List<(WordHit Hit, string Population)> named, int at, DraftClause clause) =>
        named[at].Population == PopulationWords.Whole && at > 0 && named[at - 1] is var (hit, population) && hit.Start >= clause.Head
            && Narrows(population) ? (population, line[hit.Start..hit.End]) : default;

    /// <summary>Whether it is a part of what a figure counts: 邻里纠纷, 以街道办事处为被申请人.</summary>
    public static bool Narrows(string population) => population.Contains('=', StringComparison.Ordinal)
        && !population.StartsWith(Dimension.CommitteeKind.Name, StringComparison.Ordinal)
        && !population.StartsWith(Dimension.Linkage.Name, StringComparison.Ordinal) && !Elsewhere(population);

    /// <summary>Whether it is somebody else than the report is of.</summary>
    public static bool Elsewhere(string population) =>
        Level(population) || population.StartsWith(PopulationWords.Unit, StringComparison.Ordinal);

    private static bool Level(string population) => population.StartsWith(PopulationWords.Level, StringComparison.Ordinal);
}
