using System.Diagnostics;

namespace CaseTrack.Tests;

/// <summary>Waits for a condition, and fails when it does not come true in time.</summary>
public static class Eventually
{
    public static Task TrueAsync(Func<bool> condition, string what, int seconds = 180) =>
        TrueAsync(() => Task.FromResult(condition()), what, seconds);

    public static async Task TrueAsync(Func<Task<bool>> condition, string what, int seconds = 180)
    {
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        for (var watch = Stopwatch.StartNew(); !await condition(); await tick.WaitForNextTickAsync())
            watch.Elapsed.TotalSeconds.ShouldBeLessThan(seconds, $"still not so: {what}");
    }
}
