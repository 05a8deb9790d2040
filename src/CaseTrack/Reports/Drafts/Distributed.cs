namespace CaseTrack.Reports.Drafts;

/// <summary>分别: 收到、审结行政复议案件分别为16件和10件, each number with its own verb, or its own year.</summary>
internal static class Distributed
{
    /// <summary>How many sentences, and how many numbers back the years may have been told of.</summary>
    private const int Sentences = 3;

    private const int LongestYears = 16;

    /// <summary>The claims, those said with 分别 each read by its own words.</summary>
    public static List<DraftClaim> Over(string line, List<DraftClaim> claims, CandidateReader finder)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            if (claims[i] is not { Number: { } number, Kind: ClaimKind.Count }
                || claims[i].Head.LastIndexOf("分别", StringComparison.Ordinal) is not (>= 0 and var at))
            {
                continue;
            }

            var marker = number.Start - claims[i].Head.Length + at;
            var numbers = new List<int> { i };
            while (numbers[^1] + 1 < claims.Count && claims[numbers[^1] + 1] is { Number: { } next, Kind: ClaimKind.Count }
                && claims[numbers[^1]].Number!.Stop is var stop && next.Start >= stop
                && line[stop..next.Start].Trim() is "、" or "和" or "，" or "及" or "与")
            {
                numbers.Add(numbers[^1] + 1);
            }

            Cases(line, claims, numbers, marker, finder);
            Words(line, claims, numbers, marker, finder);
            if (!Years(line, claims, numbers, marker) && !YearsBefore(claims, numbers) && numbers.Count > 1)
            {
                Undecided(claims, numbers);
            }
        }

        return claims;
    }

    /// <summary>邻里、物业、婚姻家庭纠纷受理量居前，分别为254件、157件、156件: each of its own kind of case.</summary>
    private static void Cases(string line, List<DraftClaim> claims, List<int> numbers, int marker, CandidateReader finder)
    {
        var start = claims[numbers[0]].Number!.Start - claims[numbers[0]].Head.Length;
        var end = marker > start && line[start..marker].Trim().Length > 0 ? marker : start - 1;
        start = end == marker ? start : end < 1 ? 0
            : line.LastIndexOfAny(['，', '。', '；', '：'], end - 1, Math.Min(end, 80)) + 1;
        var items = end > start ? line[start..end].Split('、', '和', '与', '及') : [];
        if (items.Length != numbers.Count || numbers.Count < 2)
        {
            return;
        }

        var place = start;
        var of = new List<DraftWord>();
        foreach (var item in items)
        {
            if (finder.In(place, place + item.Length).OrderByDescending(x => x.End - x.Start).SelectMany(x => x.Meanings)
                .FirstOrDefault(x => x.Role is WordRole.Population && PopulationReader.Narrows(x.Text)) is { } word)
            {
                of.Add(word);
            }

            place += item.Length + 1;
        }

        var known = claims[numbers[0]].Candidates;
        for (var i = 0; i < numbers.Count && of.Count == numbers.Count && known.Count > 0; i++)
        {
            claims[numbers[i]] = claims[numbers[i]] with
            {
                Population = of[i].Text,
                PopulationWords = items[i],
                Candidates = [.. known.Select(x => x with { Narrowed = false, Score = 1 })],
                Or = null,
                Explained = true,
            };
        }
    }

    private static void Words(string line, List<DraftClaim> claims, List<int> numbers, int marker, CandidateReader finder)
    {
        var start = claims[numbers[0]].Number!.Start - claims[numbers[0]].Head.Length;
        var items = line[start..marker].Split('、', '和', '与', '及');
        if (items.Length != numbers.Count || numbers.Count < 2)
        {
            return;
        }

        var place = start;
        var last = marker - items[^1].Length;
        for (var i = 0; i < items.Length; i++)
        {
            var claim = claims[numbers[i]];
            var token = claim.Token;
            var clause = new DraftClause(token, start, place, token.Number!.Stop) { Followed = true };
            if (finder.Shared(clause, place, place + items[i].Length, last, marker) is { Count: > 0 } own)
            {
                claims[numbers[i]] = claim with { Candidates = own };
            }

            place += items[i].Length + 1;
        }
    }

    private static bool Years(string line, List<DraftClaim> claims, List<int> numbers, int marker)
    {
        var first = numbers[0];
        var years = claims.Take(first).Reverse().TakeWhile(x => x.Kind is ClaimKind.Time && x.Token.Start >= marker - 40).Reverse()
            .ToArray();
        if (years.Length != numbers.Count || years.Length < 2 || line[years[0].Token.End..marker].Contains('，', StringComparison.Ordinal))
        {
            return false;
        }

        for (var i = 0; i < numbers.Count; i++)
        {
            claims[numbers[i]] = claims[numbers[i]] with { Period = years[i].Period, Candidates = claims[first].Candidates };
        }

        return true;
    }

    /// <summary>2020年12件，2021年1件，2022年9件；审结量分别为11件、0件、10件: as many as the years that were told of before.</summary>
    private static bool YearsBefore(List<DraftClaim> claims, List<int> numbers)
    {
        var first = claims[numbers[0]];
        if (numbers.Count < 2 || claims[numbers[1]].Candidates.Count > 0)
        {
            return false;
        }

        var years = new List<int>();
        for (var i = numbers[0] - 1; i >= 0 && i >= numbers[0] - LongestYears && claims[i].Sentence >= first.Sentence - Sentences; i--)
        {
            if (claims[i].Period?.Year is { } year && !years.Contains(year))
            {
                years.Add(year);
            }
        }

        years.Sort();
        if (years.Count != numbers.Count)
        {
            return false;
        }

        for (var i = 0; i < numbers.Count; i++)
        {
            claims[numbers[i]] = claims[numbers[i]] with { Period = new(years[i]), Candidates = first.Candidates, Or = null };
        }

        return true;
    }

    /// <summary>What cannot be put to its own words may be borne out, never contradicted.</summary>
    private static void Undecided(List<DraftClaim> claims, List<int> numbers)
    {
        var shared = claims[numbers[1]].Candidates.Count == 0;
        foreach (var i in shared ? numbers : [])
        {
            claims[i] = claims[i] with { Unsure = true, Candidates = claims[numbers[0]].Candidates };
        }
    }
}
