using CaseTrack.Feed;
using JasperFx.Events;
using Marten;
using Marten.Events.Archiving;
using Npgsql;

namespace CaseTrack.Notifications;

/// <summary>Events as they are told of. One that cannot be read keeps nobody from being told of the others.</summary>
/// <param name="Events">In their order.</param>
/// <param name="LeftOut">Those that could not be read.</param>
public sealed record ReadEvents(IReadOnlyList<IEvent> Events, IReadOnlyList<long> LeftOut)
{
    /// <summary>Reads them all at once, and where that fails one by one.</summary>
    public static async Task<ReadEvents> OfAsync(IReadOnlyList<Change> changes, IQuerySession session, CancellationToken token)
    {
        if (changes.Count == 0)
        {
            return new([], []);
        }

        try
        {
            var wanted = changes.Select(x => x.Sequence).ToHashSet();
            return new([.. (await BetweenAsync(wanted.Min(), wanted.Max())).Where(x => wanted.Contains(x.Sequence))], []);
        }
        catch (Exception failure) when (IsOfAnEvent(failure))
        {
            var (events, leftOut) = (new List<IEvent>(), new List<long>());
            foreach (var sequence in changes.Select(x => x.Sequence))
            {
                try
                {
                    events.AddRange(await BetweenAsync(sequence, sequence));
                }
                catch (Exception one) when (IsOfAnEvent(one))
                {
                    leftOut.Add(sequence);
                }
            }

            return new(events, leftOut);
        }

        Task<IReadOnlyList<IEvent>> BetweenAsync(long first, long last) => session.Events.QueryAllRawEvents()
            .Where(x => x.MaybeArchived() && x.Sequence >= first && x.Sequence <= last).OrderBy(x => x.Sequence).ToListAsync(token);
    }

    // A database that is away, and a look that is stopped, say nothing about an event.
    private static bool IsOfAnEvent(Exception failure) => failure is not OperationCanceledException
        && failure.GetBaseException() is not (NpgsqlException or IOException or TimeoutException);
}
