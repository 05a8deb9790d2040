namespace CaseTrack.Reports.Drafts;

/// <summary>Which figures the words of a clause may say: of a count, and of what a share or a change is one.</summary>
internal sealed class ClauseFigures(string line, CandidateReader finder)
{
    /// <summary>The figures of the words before the number, or of those behind it where nothing is said before; and whether it is
    /// those.</summary>
    public (List<ClaimCandidate> Found, bool Behind) Of(DraftClause clause, string topic, string matter)
    {
        var number = clause.Number;
        var head = finder.Says(clause.Head, number.Start) || clause.Before == clause.Head ? clause.Head : clause.Before;
        if (head != clause.Head && finder.Says(number.Stop, clause.Tail)
            && finder.Find(clause, clause.Head, clause.Tail, topic, matter) is { Count: > 0 } near)
        {
            return (near, true);
        }

        var tail = clause.Tail;
        var found = finder.Find(clause, head, tail, topic, matter);
        if (found.TrueForAll(x => x.Narrowed) && clause.Followed && clause.End > clause.Tail
            && line.AsSpan(number.Stop, Math.Min(line.Length, clause.Tail + 1) - number.Stop).IndexOfAny('、', '和', '及') >= 0)
        {
            // 对48家单位、53名领导干部进行考核: what is done stands behind the last of them.
            found = [.. finder.Find(clause, head, clause.End, topic, matter)
                .Where(x => !x.Bare && !found.Exists(y => y.Said == x.Said && y.Score >= x.Score))
                .Select(x => x with { Narrowed = false })];
        }

        return (found, !finder.Says(clause.Head, number.Start));
    }

    /// <summary>Of what a share or a change is, where its own words say so.</summary>
    public DraftClaim Related(DraftClaim claim, DraftClause clause, string topic, string matter)
    {
        var number = clause.Number;
        if (claim.Kind is ClaimKind.Share)
        {
            var at = number.Start > clause.Since ? line.LastIndexOf('占', number.Start - 1, number.Start - clause.Since) : -1;
            return claim with
            {
                Whole = at < 0 ? [] : [.. finder.Find(clause, at, number.Start, topic, matter, true).Where(x => x.Score >= 4)],
                Subject = at < 0 ? finder.Find(clause, number.Stop, clause.Tail, topic, matter, true)
                    : finder.Find(clause.UpTo(at), clause.Since, at, topic, matter, true),
            };
        }

        var from = Math.Max(clause.Since, clause.Sentence);
        var stop = ComparisonReader.Begins(line, from, number.Start);
        return claim with
        {
            Subject = clause.First || clause.Head > clause.Since || !finder.Says(from, number.Start) ? finder.Find(
                clause.UpTo(stop), from, stop, topic, matter, true) : [],
            Unsure = claim.Unsure || ComparisonReader.Unexplained(finder.Unknown(from, number.Start)),
        };
    }
}
