namespace CaseTrack.Operations.Measures;

/// <summary>What was found when the service was last measured: numbers, never what they are about.</summary>
/// <param name="At">When.</param>
/// <param name="Events">Events in the store.</param>
/// <param name="ProjectionLag">Events that the slowest background projection has not seen; 0 while all run in the transaction of their
/// events.</param>
/// <param name="ProjectionDelay">How long the first of them has been waiting, no longer than the service is up.</param>
/// <param name="ChainLag">Events not yet linked to the chain.</param>
/// <param name="ChainDelay">How long the first of them has been waiting, no longer than the service is up: what came while it was down is
/// not late yet.</param>
/// <param name="DeadLetters">Messages given up.</param>
/// <param name="PendingMessages">Messages due and not handled.</param>
/// <param name="OldestMessage">How long the oldest of them has been due.</param>
/// <param name="OverdueDeadlines">逾期期限, by district.</param>
/// <param name="BrokenIdentities">Identities of this year's figures that do not hold, by district.</param>
/// <param name="Deliveries">订阅推送.</param>
/// <param name="Mails">邮件.</param>
/// <param name="Untold">Events that could not be read, and that nobody could be told of yet.</param>
public sealed record Reading(
    DateTimeOffset At, long Events, long ProjectionLag, TimeSpan ProjectionDelay, long ChainLag, TimeSpan ChainDelay, long DeadLetters,
    long PendingMessages, TimeSpan OldestMessage,
    IReadOnlyDictionary<string, int> OverdueDeadlines, IReadOnlyDictionary<string, int> BrokenIdentities, DeliveryReading Deliveries,
    DeliveryReading Mails, long Untold);

/// <summary>Messages to subscribers, or mails to people.</summary>
/// <param name="Dead">死信: given up.</param>
/// <param name="Waiting">待推送: not arrived yet.</param>
/// <param name="Oldest">How long the first of them has been waiting.</param>
public sealed record DeliveryReading(long Dead, long Waiting, TimeSpan Oldest);

/// <summary>The latest reading, for whoever asks; asking costs nothing.</summary>
public sealed class LastReading(TimeProvider clock)
{
    private readonly long started = clock.GetTimestamp();
    private (Reading Reading, long Stamp)? latest;
    private long failures;

    /// <summary>Null until the first one is through.</summary>
    public Reading? Reading => latest?.Reading;

    /// <summary>Since the last reading, or since the start if there is none.</summary>
    public TimeSpan Age => clock.GetElapsedTime(latest?.Stamp ?? started);

    /// <summary>Since the start.</summary>
    public TimeSpan Up => clock.GetElapsedTime(started);

    /// <summary>Attempts that failed since the start.</summary>
    public long Failures => Interlocked.Read(ref failures);

    public void Set(Reading reading) => latest = (reading, clock.GetTimestamp());

    public void Fail() => Interlocked.Increment(ref failures);
}
