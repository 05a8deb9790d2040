namespace CaseTrack.Releases;

/// <summary>数据发布的经过. Every event of a release.</summary>
public interface IReleaseEvent : ICaseEvent<Release>;

/// <summary>发布稿已拟定. The figures as they stood at two cut-offs, and the sequence that makes them repeatable.</summary>
/// <param name="OccurredOn">拟定日.</param>
/// <param name="Content">What was frozen.</param>
/// <param name="Supersedes">The release it takes the place of.</param>
/// <param name="Hints">What the checklist hinted at when it was drafted; null from before there was one.</param>
public sealed record ReleaseDrafted(
    DateOnly OccurredOn, ReleaseContent Content, Guid? Supersedes, IReadOnlyList<ReleaseCheck>? Hints = null) : IReleaseEvent;

/// <summary>发布已批准, by a second person; signed.</summary>
/// <param name="OccurredOn">批准日.</param>
/// <param name="ApprovedAt">When.</param>
/// <param name="ApprovedBy">By whom.</param>
/// <param name="Signature">Over the <see cref="ReleaseEnvelope"/>, base64.</param>
/// <param name="KeyId">The key that signed.</param>
/// <param name="PublicKey">Its public key, which outlives the service's changing to another; null where the content alone was signed, as
/// it was at first.</param>
public sealed record ReleaseApproved(
    DateOnly OccurredOn, DateTimeOffset ApprovedAt, string ApprovedBy, string Signature, string KeyId, string? PublicKey = null)
    : IReleaseEvent;

/// <summary>发布稿已弃用, never published.</summary>
public sealed record ReleaseDiscarded(DateOnly OccurredOn, string Reason) : IReleaseEvent;

/// <summary>发布已被取代. It stays what it was; a later one is the current one.</summary>
public sealed record ReleaseSuperseded(DateOnly OccurredOn, Guid By) : IReleaseEvent;

/// <summary>公开说明已追加. What was said before stays as it was said.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Text">说明.</param>
/// <param name="At">When.</param>
/// <param name="By">By whom.</param>
public sealed record ReleaseNoteAdded(DateOnly OccurredOn, string Text, DateTimeOffset At, string By) : IReleaseEvent;
