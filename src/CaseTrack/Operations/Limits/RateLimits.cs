using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace CaseTrack.Operations.Limits;

/// <summary>The budgets of all clients, and what a client is told of its own.</summary>
/// <remarks>Each node counts for itself: behind a balancer the effective limit is that of one node times their number.</remarks>
public sealed class RateLimits : IDisposable
{
    private static readonly Budget Uncounted = new(Lane.Exempt, "");

    private readonly RateLimitOptions options;
    private readonly PartitionedRateLimiter<HttpContext> window;
    private readonly PartitionedRateLimiter<HttpContext> atOnce;

    public RateLimits(IOptions<RateLimitOptions> options)
    {
        this.options = options.Value;
        window = PartitionedRateLimiter.Create<HttpContext, Budget>(context => Counted(context) is { Lane: not Lane.Exempt } budget
            ? RateLimitPartition.GetTokenBucketLimiter(budget, x => Bucket(Quota(x.Lane)))
            : RateLimitPartition.GetNoLimiter(Uncounted));
        atOnce = PartitionedRateLimiter.Create<HttpContext, Budget>(context => Counted(context) is { Lane: Lane.Import } budget
            ? RateLimitPartition.GetConcurrencyLimiter(budget, _ => new() { PermitLimit = this.options.ImportAtOnce })
            : RateLimitPartition.GetNoLimiter(Uncounted));

        // The one that can be given back comes first: a request refused for being the fifth at once costs nothing.
        Limiter = PartitionedRateLimiter.CreateChained(atOnce, window);
    }

    /// <summary>Admits or refuses.</summary>
    public PartitionedRateLimiter<HttpContext> Limiter { get; }

    /// <summary>Writes the client's budget and what is left of it. IETF draft-ietf-httpapi-ratelimit-headers.</summary>
    /// <remarks><c>t</c> is when the whole budget is back, if no more is asked until then.</remarks>
    public void Tell(HttpContext context)
    {
        var budget = Counted(context);
        if (budget.Lane == Lane.Exempt)
        {
            return;
        }

        var (name, quota) = (Wire.Name(budget.Lane), Quota(budget.Lane));
        var left = window.GetStatistics(context)?.CurrentAvailablePermits ?? 0;
        var policy = $"\"{name}\";q={quota};w={options.WindowSeconds}";
        var state = $"\"{name}\";r={left};t={Math.Ceiling((quota - left) * (double)options.WindowSeconds / quota)}";
        if (budget.Lane == Lane.Import)
        {
            policy += $", \"import-at-once\";q={options.ImportAtOnce};qu=\"concurrent-requests\"";
            state += $", \"import-at-once\";r={atOnce.GetStatistics(context)?.CurrentAvailablePermits ?? 0}";
        }

        context.Response.Headers["RateLimit-Policy"] = policy;
        context.Response.Headers["RateLimit"] = state;
    }

    public void Dispose()
    {
        Limiter.Dispose();
        window.Dispose();
        atOnce.Dispose();
    }

    private static Budget Counted(HttpContext context) => context.Features.GetRequiredFeature<Budget>();

    private int Quota(Lane lane) => lane switch
    {
        Lane.SignIn => options.SignIn,
        Lane.Import => options.Import,
        _ => options.General,
    };

    private TokenBucketRateLimiterOptions Bucket(int quota) => new()
    {
        TokenLimit = quota,
        TokensPerPeriod = 1,
        ReplenishmentPeriod = TimeSpan.FromSeconds(options.WindowSeconds) / quota,
    };
}
