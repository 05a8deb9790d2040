namespace CaseTrack.Reports.Drafts;

/// <summary>括注的年份: 调解成功率96.1%（2020年数据）. What stands before such brackets may be of that year.</summary>
internal static class BracketedYears
{
    private const int Longest = 16;
    private const int Most = 4;

    /// <summary>The claims, those before a year in brackets left open.</summary>
    public static List<DraftClaim> Over(string line, List<DraftClaim> claims, int year)
    {
        for (var i = 1; i < claims.Count; i++)
        {
            var (start, end) = (claims[i].Token.Start, claims[i].Token.End);
            if (claims[i] is { Kind: ClaimKind.Time, Period.Year: { } other } && other != year && Numerals.At(line, start - 1) == '（'
                && line.IndexOf('）', end, Math.Min(Longest, line.Length - end)) is >= 0 and var close
                && (i + 1 == claims.Count || claims[i + 1].Token.Start > close))
            {
                for (var at = i - 1; at >= 0 && at > i - Most && claims[at] is { Kind: ClaimKind.Count } before
                    && before.Sentence == claims[i].Sentence; at--)
                {
                    claims[at] = before with { Unsure = true };
                }
            }
        }

        return claims;
    }
}
