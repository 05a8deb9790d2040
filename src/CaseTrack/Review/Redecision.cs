namespace CaseTrack.Review;

/// <summary>重新审理后的结果.</summary>
public sealed record Redecision(DateOnly On, string Decision);
