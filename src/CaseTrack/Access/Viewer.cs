using CaseTrack.Access.Absences;
using CaseTrack.Http;
using CaseTrack.Organisations;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Access;

/// <summary>What the caller of this request may see, kind by kind. The unit tree is read once, and only for rights bound to a
/// unit.</summary>
/// <param name="caller">Who asks.</param>
/// <param name="reads">Whether the request changes nothing: then what was found out about a record holds until it is answered.</param>
public sealed class Viewer(Caller caller, bool reads = false)
{
    private readonly Dictionary<(string Kind, Guid Id), SeenRecord> judged = [];
    private readonly Dictionary<(Area, bool), Sight> sights = [];
    private IReadOnlyList<Organisation>? organisations;
    private IReadOnlyList<string>? actsFor;

    public Caller Caller => caller;

    /// <exception cref="RefusedException">401 when nobody is signed in.</exception>
    public static Viewer Of(HttpContext context)
    {
        if (context.Items[typeof(Viewer)] is Viewer known)
        {
            return known;
        }

        var method = context.Request.Method;
        var viewer = new Viewer(
            Caller.Of(context) ?? throw new RefusedException(HttpRefusals.NotSignedIn, 401),
            HttpMethods.IsGet(method) || HttpMethods.IsHead(method));
        context.Items[typeof(Viewer)] = viewer;
        return viewer;
    }

    /// <summary>代办: who is away on a day while the caller acts for them.</summary>
    public async Task<IReadOnlyList<string>> ActsForAsync(DateOnly day, IQuerySession session, CancellationToken token)
    {
        var name = caller.Name;
        return actsFor ??= caller.Machine ? []
            : [.. (await session.AllAsync<Absence>(token)).HoldingOn(day).Where(x => x.Substitute == name).Select(x => x.Officer)];
    }

    /// <summary>Whom a question on who handles a case names: <c>me</c> is whoever asks, and those they act for on that day.</summary>
    public async Task<string[]?> NamedAsync(string? asked, DateOnly day, IQuerySession session, CancellationToken token) =>
        asked is null ? null : asked == Caller.Self ? [caller.Name, .. await ActsForAsync(day, session, token)] : [asked];

    /// <summary>What the caller sees of an area, or may change in it.</summary>
    public async Task<Sight> SightAsync(Area area, IQuerySession session, CancellationToken token, bool write = false)
    {
        if (sights.TryGetValue((area, write), out var known))
        {
            return known;
        }

        var permits = caller.Permits.Where(x => x.Area == area && (x.Write || !write)).ToArray();
        var cleared = permits.Where(x => x.Cleared).ToArray();

        // What was handed over is known to the desk that has to answer, and is not its own.
        string[] receives = write ? []
            : [.. AccessRules.CaseKinds.Where(
            x => caller.Permits.Any(y => y.Area == x.Area && y is { Write: true, Unit: null, Cleared: true })).Select(x => x.Kind)];
        var sight = new Sight(
            permits.Any(x => x.Unit is null), await BeneathAsync(permits, session, token),
            cleared.Any(x => x.Unit is null), await BeneathAsync(cleared, session, token), caller.Name, receives)
        { Writing = write };
        return sights[(area, write)] = sight;
    }

    /// <summary>Whether the caller may do what a rule is about upon a record that is within sight.</summary>
    public async Task<bool> MayAsync(AccessRule rule, string kind, Guid id, IQuerySession session, CancellationToken token)
    {
        if (rule.Cleared && !caller.Permits.Any(x => x.Area == rule.Areas[0] && x.Cleared && (x.Write || !rule.Write)))
        {
            return false;
        }

        // Seen is enough for a desk that answers a hand-over; every other act needs the right to change this very record.
        return !rule.Write || (rule.Receiver && (await SightAsync(rule.Areas[0], session, token)).Receives.Length > 0)
            || (await SeenAsync(kind, [id], session, token, write: true)).Contains(id);
    }

    /// <summary>Whether the gate lets the caller do an act upon a record that is within sight.</summary>
    public async Task<bool> MayActAsync(AccessRule rule, string kind, Guid id, IQuerySession session, CancellationToken token)
    {
        return !(rule.People && caller.Machine)
            && (AccessRules.AreaOf(kind) is null ? rule.Areas.Any(x => caller.May(x, rule.Write))
                : await MayAsync(rule, kind, id, session, token));
    }

    /// <summary>Which of some records of a kind the caller may know of.</summary>
    public async Task<IReadOnlySet<Guid>> SeenAsync(
        string kind, IReadOnlyCollection<Guid> ids, IQuerySession session, CancellationToken token, bool write = false)
    {
        if (AccessRules.AreaOf(kind) is { } area)
        {
            if (!reads || ids is not { Count: 1 })
            {
                return await RecordKind.Named(kind).SeenAsync(session, await SightAsync(area, session, token, write), ids, token);
            }

            var seen = await SeenAsync(kind, area, ids.Single(), session, token);
            return seen.Record is not null && (seen.Mine || !write) ? ids.ToHashSet() : new HashSet<Guid>();
        }

        // What is no case is known to whoever may read its path, and what is about cases to those of them who may know of each.
        var rule = AccessRules.Reading(kind);
        if (rule.Audience is Audience.Permitted && !rule.Areas.Any(x => caller.May(x, write)))
        {
            return new HashSet<Guid>();
        }

        if (await RecordKind.Named(kind).ConcernedAsync(session, ids, token) is not { } concerned)
        {
            return ids.ToHashSet();
        }

        var known = await OfThoseSeenAsync(concerned, x => (x.Kind, x.Record), session, token);
        return concerned.Select(x => x.Id).Except(concerned.Except(known).Select(x => x.Id)).ToHashSet();
    }

    /// <summary>A record a request that changes nothing has been judged by.</summary>
    public SeenRecord? SeenBefore(string kind, Guid id) => judged.GetValueOrDefault((kind, id));

    /// <summary>Whether the caller may know of every one of some records.</summary>
    public async Task<bool> SeesAllAsync(IEnumerable<(string Kind, Guid Id)> records, IQuerySession session, CancellationToken token)
    {
        foreach (var kind in records.ToLookup(x => x.Kind, x => x.Id))
        {
            // Whoever sees everything of a district need not be asked about each.
            if (AccessRules.AreaOf(kind.Key) is { } area && (await SightAsync(area, session, token)).Everything)
            {
                continue;
            }

            var ids = kind.ToHashSet();
            if ((await SeenAsync(kind.Key, ids, session, token)).Count < ids.Count)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The rows whose records the caller may know of, in their order.</summary>
    public async Task<IReadOnlyList<T>> OfThoseSeenAsync<T>(
        IReadOnlyList<T> rows, Func<T, (string Kind, Guid Id)> record, IQuerySession session, CancellationToken token)
    {
        var seen = new HashSet<(string, Guid)>();
        var kinds = rows.Select(record).ToLookup(x => x.Kind, x => x.Id);

        // Cases of several kinds are asked for together.
        var together = session.CreateBatchQuery();
        var asked = new List<(string Kind, Task<IReadOnlySet<Guid>> Seen)>();
        foreach (var kind in kinds)
        {
            if (kinds.Count > 1 && AccessRules.AreaOf(kind.Key) is { } area)
            {
                asked.Add((kind.Key, RecordKind.Named(kind.Key)
                    .SeenAsync(together, await SightAsync(area, session, token), kind.ToHashSet())));
            }
            else
            {
                seen.UnionWith((await SeenAsync(kind.Key, kind.ToHashSet(), session, token)).Select(x => (kind.Key, x)));
            }
        }

        if (asked.Count > 0)
        {
            await together.Execute(token);
        }

        foreach (var (kind, known) in asked)
        {
            seen.UnionWith((await known).Select(x => (kind, x)));
        }

        return [.. rows.Where(x => seen.Contains(record(x)))];
    }

    // What one may change one may know of: of most records one question says both, and what is in them.
    private async Task<SeenRecord> SeenAsync(string kind, Area area, Guid id, IQuerySession session, CancellationToken token)
    {
        if (judged.TryGetValue((kind, id), out var known))
        {
            return known;
        }

        var records = RecordKind.Named(kind);
        var mine = await records.SeenAsync(session, await SightAsync(area, session, token, write: true), id, token);
        return judged[(kind, id)] = new(
            mine ?? await records.SeenAsync(session, await SightAsync(area, session, token), id, token), mine is not null);
    }

    private async Task<string[]> BeneathAsync(Permit[] permits, IQuerySession session, CancellationToken token)
    {
        if (permits.Length == 0 || permits.Any(x => x.Unit is null))
        {
            return [];
        }

        organisations ??= await session.OrganisationsAsync(token);
        return [.. permits.SelectMany(x => UnitTree.Beneath(x.Unit!, organisations)).Distinct()];
    }
}
