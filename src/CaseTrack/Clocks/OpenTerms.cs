using CaseTrack.Store;
using Marten.Linq.MatchesSql;

namespace CaseTrack.Clocks;

/// <summary>未完的期限. What lists and counts ask of the terms that have not ended; each question is answered by the index of those
/// alone.</summary>
public static class OpenTerms
{
    /// <summary>How many days before its last one a term is soon due.</summary>
    public const int Soon = 7;

    /// <summary>逾期: a duty past its last day.</summary>
    public static IQueryable<Deadline> Overdue(this IQueryable<Deadline> terms, DateOnly today) =>
        terms.Where(x => x.EndedOn == null && !x.Window && x.DueOn < today);

    /// <summary>七日内到期, today included.</summary>
    public static IQueryable<Deadline> DueSoon(this IQueryable<Deadline> terms, DateOnly today)
    {
        var last = today.AddDays(Soon);
        return terms.Where(x => x.EndedOn == null && x.DueOn >= today && x.DueOn <= last);
    }

    /// <summary>停止计算: it stands still, and nobody knows its last day.</summary>
    public static IQueryable<Deadline> Stopped(this IQueryable<Deadline> terms) => terms.Where(x => x.EndedOn == null && x.DueOn == null);

    /// <summary>Those of cases that somebody is in charge of.</summary>
    /// <param name="terms">Terms of any kind of case.</param>
    /// <param name="officers">Who: any of them.</param>
    /// <param name="kinds">Kinds of case that have an officer in charge.</param>
    public static IQueryable<Deadline> OfOfficer(this IQueryable<Deadline> terms, string[] officers, params IEnumerable<RecordKind> kinds)
    {
        var asked = string.Join(" or ", kinds.Select(x => StoredDocuments.OfOfficer(x.RecordType.Name)));
        object[] asking = [.. kinds.Select(_ => officers)];
        return terms.Where(x => x.MatchesSql($"({asked})", asking));
    }
}
