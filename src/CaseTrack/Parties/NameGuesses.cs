using System.Collections.Concurrent;
using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Parties;

/// <summary>试探. Names of a case's parties that were typed into texts by somebody who may not read them: kept, and slowed.</summary>
public sealed class NameGuesses(AccessLog log, TimeProvider clock, GuessOptions options)
{
    private TimeSpan Longest => TimeSpan.FromSeconds(options.LongestPauseSeconds);

    private readonly ConcurrentDictionary<(string Name, Guid Record), (int Tries, DateTimeOffset Until)> tries = new();

    /// <exception cref="RefusedException">429 while somebody has to wait.</exception>
    public void RequirePatience(HttpContext context, Guid record)
    {
        var now = clock.GetUtcNow();
        if (tries.TryGetValue((Viewer.Of(context).Caller.Name, record), out var known) && now < known.Until)
        {
            throw new RefusedException(HttpRefusals.TooManyRequests, StatusCodes.Status429TooManyRequests)
            {
                RetryAfter = known.Until - now,
            };
        }
    }

    /// <summary>One more; each beyond the first few doubles the wait, for whoever may not read the names.</summary>
    public async Task KeepAsync(HttpContext context, string kind, Guid record)
    {
        var (caller, now) = (Viewer.Of(context).Caller, clock.GetUtcNow());
        var area = AccessRules.AreaOf(kind);
        if (!caller.Permits.Any(x => x.Area == area && x.Cleared))
        {
            tries.AddOrUpdate((caller.Name, record), _ => Again(1, now), (_, known) => Again(known.Tries + 1, now));
            Forget(now);
        }

        await log.RecordAsync(context, AccessAction.Denied, kind, record, detail: PartyRefusals.PersonalDataInText.Code,
            outcome: StatusCodes.Status422UnprocessableEntity);
    }

    private (int Tries, DateTimeOffset Until) Again(int tries, DateTimeOffset now) => tries < options.Free ? (tries, now)
        : (tries, now + TimeSpan.FromSeconds(
            Math.Min(options.LongestPauseSeconds, (long)options.PauseSeconds << Math.Min(tries - options.Free, 20))));

    private void Forget(DateTimeOffset now)
    {
        foreach (var (key, known) in tries.Where(x => x.Value.Until < now - Longest - Longest))
        {
            tries.TryRemove(new(key, known));
        }
    }
}
