using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Access;
using CaseTrack.Mediation;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Signals;

/// <summary>录入提示已复核. What one person found, and which records the signal had then.</summary>
public sealed record EntrySignalReviewed(
    DateOnly OccurredOn, Guid SignalId, int Year, SignalKind Signal, string Finding, string Note, IReadOnlyList<Guid> Records,
    string ReviewedBy, DateTimeOffset ReviewedAt)
    : ICaseEvent<SignalReview>;

/// <summary>录入提示复核. Stays what it was: a later one stands beside it. It outlives its signal, which is gone once its records are
/// corrected.</summary>
public sealed record SignalReview : ICaseRecord<SignalReview>, IConcernsCases
{
    /// <summary>需跟进, of the code list <c>signalFinding</c>: the signal stays in the queue.</summary>
    public const string FollowUp = "follow-up";

    public static string Kind => "entry-signal-reviews";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public Guid SignalId { get; init; }
    public int Year { get; init; }
    public SignalKind Signal { get; init; }
    public required string Finding { get; init; }
    public required string Note { get; init; }

    /// <summary>The records the signal had then.</summary>
    public required IReadOnlyList<Guid> Records { get; init; }

    public required string ReviewedBy { get; init; }
    public DateOnly ReviewedOn { get; init; }
    public DateTimeOffset ReviewedAt { get; init; }

    [JsonIgnore]
    public string RecordKind => MediationCase.Kind;

    [JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    public static Expression<Func<SignalReview, bool>>? SeenBy(Sight sight) => null;

    public static SignalReview Fold(SignalReview? record, Guid id, ICaseEvent happened) => happened switch
    {
        EntrySignalReviewed e => new SignalReview
        {
            Id = id,
            SignalId = e.SignalId,
            Year = e.Year,
            Signal = e.Signal,
            Finding = e.Finding,
            Note = e.Note,
            Records = e.Records,
            ReviewedBy = e.ReviewedBy,
            ReviewedOn = e.OccurredOn,
            ReviewedAt = e.ReviewedAt,
        },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];

    /// <summary>Those within the caller's sight, in the order in which they were recorded.</summary>
    public static async Task<IReadOnlyList<SignalReview>> SeenAsync(
        IQueryable<SignalReview> reviews, HttpContext context, IQuerySession session, CancellationToken token) =>
        await Viewer.Of(context)
            .OfThoseSeenAsync(await reviews.OrderBy(x => x.ReviewedAt).ThenBy(x => x.Id).ToListAsync(token), x =>
            (Kind, x.Id), session, token);
}
