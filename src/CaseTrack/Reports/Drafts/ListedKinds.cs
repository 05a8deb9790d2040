namespace CaseTrack.Reports.Drafts;

/// <summary>并列的类别: what is a kind of case only in a list of such: 政府信息公开5件、行政处罚3件, or 被申请人。区政府工作部门7件.</summary>
internal static class ListedKinds
{
    /// <summary>How far back the list may be said to be one of respondents.</summary>
    private const int Far = 40;

    /// <summary>The claims, those within a list of kinds read as of their kind.</summary>
    public static List<DraftClaim> Over(string line, List<DraftClaim> claims)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            if (claims[i] is not { Kind: ClaimKind.Count, Candidates: [], Number: { } number })
            {
                continue;
            }

            var name = claims[i].Head.Trim('、', ' ', '的', '，');
            if (i > 0 && claims[i - 1] is { Kind: ClaimKind.Count, Candidates: [_, ..] known, Population: { } kind, Number: { } last }
                && kind.StartsWith(Dimension.Subject.Name, StringComparison.Ordinal) && number.Start - last.Stop == name.Length + 1
                && line[last.Stop] is '、' or '，' && PopulationWords.Listed(name) is { } subject)
            {
                claims[i] = claims[i] with { Population = subject, PopulationWords = name, Candidates = known };
            }
            else if (PopulationWords.Respondents(name) is { } respondent && DraftWords.CountedBy(respondent) is { } counted
                && line.AsSpan(Math.Max(0, number.Start - Far), Math.Min(Far, number.Start)).Contains("被申请人", StringComparison.Ordinal))
            {
                claims[i] = claims[i] with { Population = respondent, PopulationWords = name, Candidates = [new(counted, 1, "")] };
            }
        }

        return claims;
    }
}
