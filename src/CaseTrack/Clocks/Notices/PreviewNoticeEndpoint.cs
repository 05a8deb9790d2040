using CaseTrack.Access;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Clocks.Notices;

/// <summary>A notice and the running terms it would move.</summary>
/// <param name="Year">The year it arranges.</param>
/// <param name="Moves">Those of cases the caller may know of.</param>
/// <param name="Withheld">How many others would move.</param>
/// <param name="Days">All of them counted by kind of case, term and days, without naming one.</param>
public sealed record NoticePreview(int Year, IReadOnlyList<Movement> Moves, int Withheld, IReadOnlyList<MovedDay> Days);

public static class PreviewNoticeEndpoint
{
    public static ProblemDetails Validate(LoadNotice command, Today today) => LoadNoticeEndpoint.Validate(command, today);

    /// <summary>预览放假通知: which running terms would move, from which day to which, and how many that the caller may not know of; nothing is
    /// stored. It overrules the notices issued before its day, as it will once it is loaded.</summary>
    [WolverinePost("/api/v1/holiday-notices/preview")]
    public static async Task<NoticePreview> Post(
        LoadNotice command, HttpContext context, IQuerySession session, TermRules rules, CancellationToken token)
    {
        var rulebook = await session.RulebookAsync(rules, token);
        var notice = command.Notice with { PublishedOn = command.OccurredOn };
        var moves = await Movements.FindAsync(session, rulebook with { Calendar = rulebook.Calendar.With(notice) }, token);
        var seen = await Viewer.Of(context).OfThoseSeenAsync(moves, x => (x.Kind, x.RecordId), session, token);
        return new(command.Year, seen, moves.Count - seen.Count, Movements.Counted(moves));
    }
}
