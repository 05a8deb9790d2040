using BenchmarkDotNet.Attributes;
using CaseTrack.Benchmarks.Fill;
using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Terms;

namespace CaseTrack.Benchmarks.Pure;

/// <summary>What every act does in memory: fold the case, run the clock over it, say which facts it stands for.</summary>
[MemoryDiagnoser]
public class CaseBenchmarks
{
    private static readonly Guid Id = Guid.Parse("0193e1a0-0000-7000-8000-000000000001");
    private static readonly RulebookHistory Rulebooks = new(TermRules.Shipped, [], []);
    private static readonly RecordKind Mediations = RecordKind.Named(MediationCase.Kind);
    private static readonly RecordKind Reviews = RecordKind.Named(ReviewApplication.Kind);

    private readonly IReadOnlyList<ICaseEvent> mediation = CaseHistories.Of(200).First(x => x.Events.Count >= 6).Events;

    private readonly IReadOnlyList<ICaseEvent> review =
    [
        new ReviewReceived(new(2024, 3, 4), "fy", "street", "penalty", "market"),
        new ReviewAccepted(new(2024, 3, 8), false, "行政复议法(2023) §30"),
        new ReviewSuspended(new(2024, 3, 25), "appraisal", null),
        new ReviewResumed(new(2024, 4, 8), null),
        new ReviewExtended(new(2024, 4, 22), 30, "director", "complex"),
        new ReviewDecided(new(2024, 6, 3), "upheld"),
        new ReviewClosed(new(2024, 6, 7)),
    ];

    private MediationCase mediated = null!;
    private ReviewApplication reviewed = null!;

    [GlobalSetup]
    public void Fold()
    {
        mediated = FoldMediation();
        reviewed = FoldReview();
    }

    [Benchmark(Description = "fold a mediation case")]
    public MediationCase FoldMediation() => mediation.Aggregate((MediationCase?)null, (before, e) => MediationCase.Fold(before, Id, e))!;

    [Benchmark(Description = "fold a review case")]
    public ReviewApplication FoldReview() =>
        review.Aggregate((ReviewApplication?)null, (before, e) => ReviewApplication.Fold(before, Id, e))!;

    [Benchmark(Description = "the clock over a review case")]
    public int Clock() => Rulebooks.Now.Terms(reviewed).Count;

    [Benchmark(Description = "facts of a mediation case, its terms included")]
    public int FactsOfMediation() => TermFacts.Of(Mediations, mediated, Rulebooks).Count();

    [Benchmark(Description = "facts of a review case, its terms included")]
    public int FactsOfReview() => TermFacts.Of(Reviews, reviewed, Rulebooks).Count();
}
