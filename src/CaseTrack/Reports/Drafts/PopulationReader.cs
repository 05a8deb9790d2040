namespace CaseTrack.Reports.Drafts;

/// <summary>文稿所述的范围: of which cases a sentence speaks where it comes to a number. The nearest words before the number decide.</summary>
internal static class PopulationReader
{
    /// <summary>The words of a line that name a population, without those that only look like one.</summary>
    public static List<(WordHit Hit, string Population)> In(IReadOnlyList<WordHit> hits)
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

            // 楠竹林社区 is one community; 社区 within it is none of its own.
            if (named.Count > 0 && named[^1] is var (wider, _) && wider.Start <= hit.Start && wider.End >= hit.End)
            {
                continue;
            }

            if (named.Count > 0 && named[^1].Item1.Start == hit.Start)
            {
                named.RemoveAt(named.Count - 1);
            }

            named.Add((hit, word.Text));
        }

        return named;
    }

    /// <summary>The population a number is said of, and the words for it.</summary>
    /// <param name="line">The folded line.</param>
    /// <param name="named">Its populations.</param>
    /// <param name="clause">The number.</param>
    /// <param name="behind">What it counts is said behind it.</param>
    /// <param name="counted">Whether a number stands in the clause of a place.</param>
    public static (string Population, int Start, int End)? Of(
        string line, List<(WordHit Hit, string Population)> named, DraftClause clause, bool behind, Func<int, bool> counted)
    {
        var at = Places.FirstFrom(named, x => x.Hit.Start, behind ? clause.Tail : clause.Number.Start) - 1;
        for (var looked = 0; at >= 0 && looked < 24 && named[at].Hit.Start >= clause.Sentence; at--, looked++)
        {
            var (hit, population) = named[at];
            if (hit.End > clause.Number.Start && (!behind || hit.Start < clause.Number.Stop || hit.End > clause.Tail))
            {
                continue;
            }

            var own = hit.Start >= clause.Head || hit.Start >= clause.Number.Stop;
            var narrow = population.Contains('=', StringComparison.Ordinal)
                && !population.StartsWith(Dimension.CommitteeKind.Name, StringComparison.Ordinal)
                && !population.StartsWith(Dimension.Linkage.Name, StringComparison.Ordinal)
                && !population.StartsWith(PopulationWords.Unit, StringComparison.Ordinal)
                    && !population.StartsWith(PopulationWords.Level, StringComparison.Ordinal);
            if (own ? !narrow || hit.Start >= clause.Number.Stop
                || line.AsSpan(hit.End, clause.Number.Start - hit.End).IndexOfAny('、', '和') < 0
                : !narrow && (!population.StartsWith(PopulationWords.Level, StringComparison.Ordinal) || counted(hit.End)))
            {
                return (population, hit.Start, hit.End);
            }
        }

        return null;
    }
}
