using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Marten;
using Microsoft.Extensions.Caching.Memory;

namespace CaseTrack.Figures;

/// <summary>已算出的合计. What populations add up to at a sequence, kept in memory: an answer for a sequence never changes.</summary>
/// <remarks>Only for a sequence that is settled: every event up to it is in the database. Why a sighting settles one is proved in decision
/// 0041.</remarks>
public sealed class KnownSums : IDisposable
{
    // One sum is about a hundred bytes.
    private const int Sums = 200_000;
    private const int Kept = 16;

    private static readonly ConditionalWeakTable<IDocumentStore, KnownSums> OfStores = [];

    private readonly MemoryCache answers = new(new MemoryCacheOptions { SizeLimit = Sums });
    private readonly ConcurrentDictionary<string, ImmutableQueue<Sighting>> sightings = new();

    public static KnownSums Of(IDocumentStore store) => OfStores.GetValue(store, _ => new());

    /// <summary>What was seen in a district before; read before the snapshot that it is compared with is taken.</summary>
    public IReadOnlyCollection<Sighting> SeenIn(string district) => [.. sightings.GetValueOrDefault(district, [])];

    public void See(string district, Sighting sighting) => sightings.AddOrUpdate(district, _ => [sighting], (_, known) =>
    {
        known = known.Enqueue(sighting);
        return known.Count() > Kept ? known.Dequeue() : known;
    });

    /// <summary>What was worked out for a question, if it is still known.</summary>
    public T? Find<T>(object question) => answers.TryGetValue(question, out T? known) ? known : default;

    /// <param name="question">All that decides the answer.</param>
    /// <param name="answer">What never changes.</param>
    /// <param name="size">How many sums it takes the room of.</param>
    public void Keep<T>(object question, T answer, int size) =>
        answers.Set(question, answer, new MemoryCacheEntryOptions { Size = size + 1 });

    public void Dispose() => answers.Dispose();

    /// <summary>The highest sequence to be seen in a snapshot, and, at a later moment, the highest number of a transaction that was
    /// writing; 0 for none.</summary>
    public readonly record struct Sighting(long Highest, long Writing)
    {
        /// <summary>The highest sequence that is settled in a later snapshot; 0 for none.</summary>
        /// <param name="earlier">What was seen before it was taken.</param>
        /// <param name="oldest">The lowest number of a transaction that is not over in it.</param>
        public static long Settled(IReadOnlyCollection<Sighting> earlier, long oldest) =>
            earlier.Where(x => x.Writing < oldest).Select(x => x.Highest).DefaultIfEmpty().Max();

        /// <summary>A number of a transaction with the rounds the database's short numbers leave out.</summary>
        /// <param name="number">32 bits of it.</param>
        /// <param name="near">One given at about the same time.</param>
        public static long Whole(long number, long near)
        {
            const long round = 1L << 32;
            var whole = (near & ~(round - 1)) | number;
            return whole > near + (round / 2) ? whole - round : whole < near - (round / 2) ? whole + round : whole;
        }
    }

    /// <summary>What is asked, and of which state of the ledger: it is another one after a rebuild.</summary>
    public sealed record Question(
        string District, DateOnly From, DateOnly To, DateOnly? HappenedBy, DateTimeOffset? KnownAt, string? Units,
        DateTimeOffset? ComparedAt)
    {
        public static Question Of(FigureScope scope, LedgerStanding ledger) => new(
            scope.District, scope.From, scope.To, scope.HappenedBy, scope.KnownAt,
            scope.Unit is null ? null : string.Join('|', scope.Unit.Spans.Select(x => $"{x.Code} {x.Since:O} {x.Until:O}")),
            ledger.ComparedAt);
    }

    /// <summary>What follows from all events up to a sequence, and is carried on by newer ones.</summary>
    public abstract record UpTo(long Sequence);

    /// <summary>Sums of all lines of events up to a sequence.</summary>
    public sealed record Answer(long Sequence, IReadOnlyDictionary<Population, decimal> Sums) : UpTo(Sequence);
}
