namespace CaseTrack.Reports.Drafts;

/// <summary>第二步，分句: which words stand with which number.</summary>
public static class DraftClauses
{
    private const string Ends = "。！？；\n";
    private const string Breaks = "，：（）|";
    private const int Longest = 60;
    private const int LongestSentence = 200;

    /// <summary>The clause of each number of a folded line, in order.</summary>
    public static IReadOnlyList<DraftClause> Of(string line, IReadOnlyList<DraftToken> tokens)
    {
        var clauses = new List<DraftClause>();
        var breaks = BreaksOf(line, tokens);
        var at = 0;
        var (sentence, last, before, previous) = (0, 0, 0, 0);
        var first = true;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            while (at < breaks.Count && breaks[at] < token.Start)
            {
                (before, last) = (last, breaks[at] + 1);
                if (Ends.Contains(line[breaks[at]], StringComparison.Ordinal))
                {
                    (sentence, before, previous, first) = (last, last, last, true);
                }

                at++;
            }

            if (token.Kind is not TokenKind.Number)
            {
                continue;
            }

            var end = at < breaks.Count ? breaks[at] : line.Length;
            var next = Next(tokens, i);
            var followed = next < end;
            var tail = Math.Min(end, Math.Min(next, token.Number!.Stop + Longest));
            tail = tail > token.Number.Stop
                && line.IndexOf('、', token.Number.Stop, tail - token.Number.Stop) is >= 0 and var listed ? listed : tail;
            var floor = token.Start - Longest;
            var head = Math.Max(Math.Max(last, previous), floor);

            // 对48家单位、53名干部: what stands before the 、 is said of the number before.
            if (previous > last && head == previous && token.Start > previous && line[previous] != '、'
                && line.IndexOf('、', previous, token.Start - previous) is > 0 and var comma)
            {
                head = comma + 1;
            }

            clauses.Add(new(token, Math.Max(sentence, token.Start - LongestSentence), head,
                Math.Max(tail, token.Number.Stop))
            {
                Before = previous > before ? head : Math.Max(before, floor),
                Since = Math.Max(previous, token.Start - LongestSentence),
                End = Math.Min(end, token.Number.Stop + Longest),
                Followed = followed,
                First = first,
            });
            previous = token.Number.Stop;
            first = false;
        }

        return clauses;
    }

    private static int Next(IReadOnlyList<DraftToken> tokens, int i)
    {
        for (var next = i + 1; next < tokens.Count && next < i + 8; next++)
        {
            if (tokens[next].Kind is TokenKind.Number)
            {
                return tokens[next].Start;
            }
        }

        return int.MaxValue;
    }

    /// <summary>Where clauses end. What stands within a number ends none, nor do brackets without a number, nor a colon right before
    /// one.</summary>
    private static List<int> BreaksOf(string line, IReadOnlyList<DraftToken> tokens)
    {
        var breaks = new List<int>();
        var token = 0;
        var closes = -1;
        for (var at = 0; at < line.Length; at++)
        {
            while (token < tokens.Count && tokens[token].End <= at)
            {
                token++;
            }

            var start = token < tokens.Count ? tokens[token].Start : int.MaxValue;
            if (start <= at || (!Ends.Contains(line[at], StringComparison.Ordinal) && !Breaks.Contains(line[at], StringComparison.Ordinal)))
            {
                continue;
            }

            if (line[at] == '（' && line.IndexOf('）', at, Math.Min(40, line.Length - at)) is > 0 and var close && start > close)
            {
                closes = close;
            }
            else if (at != closes && !(line[at] == '：' && start - at <= 4))
            {
                breaks.Add(at);
            }
        }

        return breaks;
    }
}
