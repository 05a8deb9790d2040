using System.Linq.Expressions;
using System.Text.Json.Serialization;
using CaseTrack.Figures;
using Marten;

namespace CaseTrack.Releases;

/// <summary>发布状态.</summary>
public enum ReleaseStage
{
    /// <summary>拟定.</summary>
    Drafted = 1,

    /// <summary>已批准.</summary>
    Approved,

    /// <summary>已弃用.</summary>
    Discarded,

    /// <summary>已被取代.</summary>
    Superseded,
}

/// <summary>公开说明.</summary>
/// <param name="On">业务日期.</param>
/// <param name="Text">What it says.</param>
/// <param name="At">When it was added.</param>
/// <param name="By">By whom.</param>
public sealed record ReleaseNote(DateOnly On, string Text, DateTimeOffset At, string By);

/// <summary>数据发布. A year's figures frozen: never changed, only superseded.</summary>
public sealed record Release : ICaseRecord<Release>, IFew
{
    public static string Kind => "releases";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public ReleaseStage Stage { get; init; }
    public required ReleaseContent Content { get; init; }
    public DateOnly DraftedOn { get; init; }
    public string? ApprovedBy { get; init; }
    public DateTimeOffset? ApprovedAt { get; init; }
    public string? Signature { get; init; }
    public string? KeyId { get; init; }
    public string? PublicKey { get; init; }
    public Guid? Supersedes { get; init; }
    public Guid? SupersededBy { get; init; }

    /// <summary>What the checklist hinted at when it was drafted.</summary>
    public IReadOnlyList<ReleaseCheck> Hints { get; init; } = [];

    /// <summary>公开说明 that followed, the earliest first.</summary>
    public IReadOnlyList<ReleaseNote> Notes { get; init; } = [];

    /// <summary>导出的发布, once it is approved.</summary>
    public ExportedRelease? Exported(SigningKey key) => Signature is null ? null : new(
        Id, Content, ApprovedBy!, ApprovedAt!.Value, ReleaseProof.Algorithm, KeyId!,
        PublicKey ?? key.Trusted.Find(KeyId!) ?? key.PublicKey, Signature, Supersedes);

    // Beside the content, so that lists can be asked for them.
    public int Year => Content.Year;
    public DateOnly From => Content.From;
    public DateOnly To => Content.To;

    [JsonIgnore]
    public IReadOnlyList<ReleasedFigure> Figures => Content.Figures;

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Stage switch
    {
        ReleaseStage.Drafted => ["approval", "discarding"],
        ReleaseStage.Approved or ReleaseStage.Superseded => ["notes"],
        _ => [],
    };

    /// <summary>The question the release answered, to be asked again exactly.</summary>
    [JsonIgnore]
    public FigureScope Scope => new(Content.District, From, To, Content.HappenedBy, Content.KnownAt, null, Content.Sequence);

    /// <summary>The periods of the releases that stand.</summary>
    public static async Task<IReadOnlyList<(DateOnly From, DateOnly To)>> PeriodsAsync(IQuerySession session, CancellationToken token) =>
        [.. (await session.AllAsync<Release>(token)).Where(x => x.Stage == ReleaseStage.Approved).Select(x => (x.From, x.To))];

    public static Expression<Func<Release, bool>>? SeenBy(Sight sight) => null;

    public static Release Fold(Release? record, Guid id, ICaseEvent happened) => happened switch
    {
        ReleaseDrafted e => new Release
        {
            Id = id,
            Stage = ReleaseStage.Drafted,
            Content = e.Content,
            DraftedOn = e.OccurredOn,
            Supersedes = e.Supersedes,
            Hints = e.Hints ?? []
        },
        ReleaseApproved e =>
        record! with
        {
            Stage = ReleaseStage.Approved,
            ApprovedBy = e.ApprovedBy,
            ApprovedAt = e.ApprovedAt,
            Signature = e.Signature,
            KeyId = e.KeyId,
            PublicKey = e.PublicKey
        },
        ReleaseDiscarded => record! with { Stage = ReleaseStage.Discarded },
        ReleaseNoteAdded e => record! with { Notes = [.. record.Notes, new(e.OccurredOn, e.Text, e.At, e.By)] },
        ReleaseSuperseded e => record! with { Stage = ReleaseStage.Superseded, SupersededBy = e.By },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
