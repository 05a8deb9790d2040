using System.Runtime.CompilerServices;
using Marten;

namespace CaseTrack.Store;

/// <summary>试办. A unit of work of which nothing stays, and which knows it: it finds out what would be refused, holds nobody up, takes no
/// place in a series and encrypts nothing.</summary>
public static class Rehearsal
{
    private static readonly ConditionalWeakTable<IQuerySession, object> Rehearsing = [];

    /// <summary>Says that nothing of a unit of work will stay. Whoever says so must not save it.</summary>
    public static void Rehearse(this IQuerySession session) => Rehearsing.AddOrUpdate(session, Rehearsing);

    public static bool IsRehearsal(this IQuerySession session) => Rehearsing.TryGetValue(session, out _);
}
