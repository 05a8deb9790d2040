using CaseTrack.Access;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;
using Wolverine;

namespace CaseTrack.Clocks.Notices;

/// <summary>A notice and the running terms it would move.</summary>
/// <param name="Year">The year it arranges.</param>
/// <param name="Moves">Those of cases the caller may know of.</param>
/// <param name="Withheld">How many others would move.</param>
public sealed record NoticePreview(int Year, IReadOnlyList<Movement> Moves, int Withheld);

public static class PreviewNoticeEndpoint
{
    public static ProblemDetails Validate(LoadNotice command, Today today) => LoadNoticeEndpoint.Validate(command, today);

    /// <summary>预览放假通知: which running terms would move, from which day to which, and how many that the caller may not know of; nothing is stored.</summary>
    [WolverinePost("/api/v1/holiday-notices/preview")]
    public static async Task<NoticePreview> Post(LoadNotice command, HttpContext context, IQuerySession session, TermRules rules, CancellationToken token)
    {
        var rulebook = await session.RulebookAsync(rules, token);
        var moves = await Movements.FindAsync(session, rulebook with { Calendar = rulebook.Calendar.With(command.Notice) }, token);
        var seen = await Viewer.Of(context).OfThoseSeenAsync(moves, x => (x.Kind, x.RecordId), session, token);
        return new(command.Year, seen, moves.Count - seen.Count);
    }
}
