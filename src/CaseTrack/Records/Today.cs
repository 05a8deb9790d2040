namespace CaseTrack.Records;

/// <summary>今天: the calendar day in Asia/Shanghai when a request came in. Decisions get it; they never look at a clock.</summary>
/// <param name="Date">The day.</param>
/// <param name="Confirming">What the request confirms to have happened in breach of a rule; nothing outside a request.</param>
public readonly record struct Today(DateOnly Date, Confirmation? Confirming = null)
{
    /// <summary>China has one time zone without summer time since 1991; a fixed offset needs no zone data on the machine.</summary>
    public static readonly TimeSpan ShanghaiOffset = TimeSpan.FromHours(8);

    public static Today At(DateTimeOffset instant) => new(DateOnly.FromDateTime(instant.ToOffset(ShanghaiOffset).DateTime));

    public static Today Of(TimeProvider clock) => At(clock.GetUtcNow());
}
