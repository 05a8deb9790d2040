namespace CaseTrack.Benchmarks.Measuring;

/// <summary>Code is compiled anew while it is used: quickly at first, and well once it has been called often. Whoever is measured before
/// that is over is compared by how much code there is. So each side is asked until its answers no longer get quicker.</summary>
public static class Warming
{
    private const int Most = 40;
    private const int Calm = 3;
    private const double Quicker = 0.97;

    /// <param name="cost">A round of asking, and what it cost: less is quicker.</param>
    /// <returns>How many rounds it took.</returns>
    public static async Task<int> UntilSteadyAsync(Func<Task<double>> cost)
    {
        var best = double.MaxValue;
        for (var (round, calm) = (1, 0); ; round++)
        {
            var taken = await cost();
            calm = taken < best * Quicker ? 0 : calm + 1;
            best = Math.Min(best, taken);
            if (calm == Calm || round == Most)
            {
                return round;
            }
        }
    }
}
