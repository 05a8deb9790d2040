namespace CaseTrack.Benchmarks.Fill;

/// <summary>The clock of the filling: stands at the day of what is being entered, and never goes back.</summary>
public sealed class FillClock(DateOnly first) : TimeProvider
{
    private long ticks = At(first).UtcTicks;

    public static DateTimeOffset At(DateOnly day) => new(day, new TimeOnly(17, 0), Today.ShanghaiOffset);

    public void Reach(DateOnly day)
    {
        var wanted = At(day).UtcTicks;
        for (var now = Interlocked.Read(ref ticks); now < wanted; now = Interlocked.Read(ref ticks))
        {
            Interlocked.CompareExchange(ref ticks, wanted, now);
        }
    }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref ticks), TimeSpan.Zero);
}
