using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Parties;

/// <summary>试探. Names of a case's parties that were typed into texts by somebody who may not read them: kept, and slowed.</summary>
/// <remarks>What is kept is what is counted: it holds for every node, and over a restart.</remarks>
public sealed class NameGuesses(AccessLog log, TimeProvider clock, GuessOptions options)
{
    // Of a long row of tries the last ones say enough: the wait has long been the longest.
    private const int Counted = 64;

    /// <summary>After so long without a try the earlier ones are forgotten.</summary>
    private TimeSpan Forgotten => TimeSpan.FromSeconds(3L * options.LongestPauseSeconds);

    /// <exception cref="RefusedException">429 while somebody has to wait.</exception>
    public async Task RequirePatienceAsync(HttpContext context, string kind, Guid record, IQuerySession session, CancellationToken token)
    {
        var caller = Viewer.Of(context).Caller;
        var area = AccessRules.AreaOf(kind);
        if (caller.Permits.Any(x => x.Area == area && x.Cleared))
        {
            return;
        }

        var (name, code) = (caller.Name, PartyRefusals.PersonalDataInText.Code);
        var kept = await session.Query<AccessEntry>()
            .Where(x => x.Record == record && x.Actor == name && x.Action == AccessAction.Denied && x.Detail == code)
            .OrderByDescending(x => x.At).Take(Counted).Select(x => x.At).ToListAsync(token);
        var now = clock.GetUtcNow();
        if (UntilAfter(kept, now) is var until && now < until)
        {
            throw new RefusedException(HttpRefusals.TooManyRequests, StatusCodes.Status429TooManyRequests) { RetryAfter = until - now };
        }
    }

    /// <summary>One more; each beyond the first few doubles the wait, for whoever may not read the names.</summary>
    public Task KeepAsync(HttpContext context, string kind, Guid record) =>
        log.RecordAsync(context, AccessAction.Denied, kind, record, detail: PartyRefusals.PersonalDataInText.Code,
            outcome: StatusCodes.Status422UnprocessableEntity);

    /// <summary>Until when somebody has to wait after his tries.</summary>
    /// <param name="kept">When they were, the latest first.</param>
    /// <param name="now">Now.</param>
    private DateTimeOffset UntilAfter(IReadOnlyList<DateTimeOffset> kept, DateTimeOffset now)
    {
        var tries = kept.Index().TakeWhile(x => (x.Index == 0 ? now : kept[x.Index - 1]) - x.Item <= Forgotten).Count();

        return tries < options.Free || tries == 0 ? now
            : kept[0] + TimeSpan.FromSeconds(
                Math.Min(options.LongestPauseSeconds, (long)options.PauseSeconds << Math.Min(tries - options.Free, 20)));
    }
}
