using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using CaseTrack.Store;
using Marten;
using Npgsql;

namespace CaseTrack.Records;

/// <summary>少量记录. What a district has few of, while nearly every request asks for all of them: organisations, notices on days off,
/// absences, releases.</summary>
public interface IFew;

/// <summary>All of what there is few of. It is read again only when one has changed, which is asked each time: by one short question for
/// all kinds together.</summary>
/// <remarks>Nothing takes one away, and each event upon one adds to its version and says when: no two states have the same
/// standing.</remarks>
public static class FewRecords
{
    private static readonly Type[] Kinds = [.. typeof(IFew).Assembly.GetTypes()
        .Where(x => x is { IsClass: true, IsAbstract: false } && x.IsAssignableTo(typeof(IFew))).OrderBy(x => x.Name)];

    private static readonly string Standings = StoredDocuments.StandingsOf(
        Kinds.Select(x => (x.Name, RecordKind.All.Any(y => y.RecordType == x))));

    private static readonly ConditionalWeakTable<IDocumentStore, ConcurrentDictionary<(string District, Type Kind), Kept>> Read = [];

    private static readonly ConcurrentDictionary<(Type SignIn, Type Account), string> SignedIn = [];

    // By unit of work: those that only read go by what they asked first.
    private static readonly ConditionalWeakTable<IQuerySession, FewHeld> HeldBy = [];

    /// <summary>Has a unit of work that only reads ask once. Not for one that changes any of them.</summary>
    public static void HoldFew(this IQuerySession session) => HeldBy.TryAdd(session, new());

    /// <summary>Has several units of work of one request that only reads ask once together.</summary>
    public static void HoldFew(this IQuerySession session, FewHeld together) => HeldBy.AddOrUpdate(session, together);

    /// <summary>All of a kind that the caller's district has, in no order. The same list as long as none changes.</summary>
    public static async Task<IReadOnlyList<T>> AllAsync<T>(this IQuerySession session, CancellationToken token) where T : class, IFew
    {
        var standing = (await StandingsAsync(session, token))[Array.IndexOf(Kinds, typeof(T))];
        var known = Read.GetValue(session.DocumentStore, _ => new());
        if (known.TryGetValue((session.TenantId, typeof(T)), out var kept) && kept.Standing == standing)
        {
            return (IReadOnlyList<T>)kept.All;
        }

        var all = await session.Query<T>().ToListAsync(token);
        known[(session.TenantId, typeof(T))] = new(standing, all);
        return all;
    }

    /// <summary>A sign-in with its version, its account, and how all of which the account's district has few stands, by one question: what
    /// nearly every request begins with.</summary>
    public static async Task<(TSignIn? SignIn, int Version, TAccount? Account, FewHeld Few)> SignedInAsync<TSignIn, TAccount>(
        this IQuerySession session, Guid signIn, CancellationToken token)
        where TSignIn : class
        where TAccount : class
    {
        await using var command = new NpgsqlCommand(SignedIn.GetOrAdd((typeof(TSignIn), typeof(TAccount)),
            x => StoredDocuments.SignedIn(x.SignIn.Name, x.Account.Name, Standings)));
        command.Parameters.Add(new NpgsqlParameter<Guid> { TypedValue = signIn });
        var (found, version, account, standings) = (default(TSignIn), 0, default(TAccount), new List<Standing>(Kinds.Length));
        await using var rows = await session.ExecuteReaderAsync(command, token);
        var serializer = session.DocumentStore.Options.Serializer();
        while (await rows.ReadAsync(token))
        {
            switch (rows.GetInt32(0))
            {
                case 1:
                    found = await serializer.FromJsonAsync<TSignIn>(rows, 1, token);
                    version = (int)rows.GetInt64(2);
                    break;
                case 2:
                    account = await serializer.FromJsonAsync<TAccount>(rows, 1, token);
                    break;
                default:
                    standings.Add(await StandingAsync(rows, 2, token));
                    break;
            }
        }

        return (found, version, account, new FewHeld { Standings = [.. standings] });
    }

    private static async Task<Standing> StandingAsync(DbDataReader row, int from, CancellationToken token) => new(
        await row.GetFieldValueAsync<long>(from, token), await row.GetFieldValueAsync<long>(from + 1, token),
        await row.GetFieldValueAsync<DateTime>(from + 2, token));

    private static async Task<Standing[]> StandingsAsync(IQuerySession session, CancellationToken token)
    {
        if (HeldBy.TryGetValue(session, out var held) && held.District == session.TenantId && held.Standings is { } known)
        {
            return known;
        }

        await using var command = new NpgsqlCommand(Standings);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
        var found = new List<Standing>(Kinds.Length);
        await using var rows = await session.ExecuteReaderAsync(command, token);
        while (await rows.ReadAsync(token))
        {
            found.Add(await StandingAsync(rows, 0, token));
        }

        Standing[] standings = [.. found];
        if (held is not null)
        {
            (held.District, held.Standings) = (session.TenantId, standings);
        }

        return standings;
    }

    private sealed record Kept(Standing Standing, object All);

    internal readonly record struct Standing(long Count, long Versions, DateTime Changed);
}

/// <summary>What was asked first, for whoever asks again.</summary>
public sealed class FewHeld
{
    internal string? District { get; set; }

    internal FewRecords.Standing[]? Standings { get; set; }
}
