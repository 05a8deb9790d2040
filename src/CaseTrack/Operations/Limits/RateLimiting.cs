using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTrack.Operations.Limits;

/// <summary>429 for whoever asks too often, and the state of the budget on every answer that is counted.</summary>
public static class RateLimiting
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddOptions<RateLimitOptions>().BindConfiguration(RateLimitOptions.Section, x => x.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<RateLimits>();
        services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = (refused, _) =>
            {
                // Only time brings a budget back at a known moment; a request under way may end in the next second.
                var wait = refused.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.Zero;
                refused.HttpContext.Response.Headers.RetryAfter = Math.Max(1, Math.Ceiling(wait.TotalSeconds))
                    .ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });
        services.AddOptions<RateLimiterOptions>().Configure<RateLimits>((limiter, limits) => limiter.GlobalLimiter = limits.Limiter);
    }

    /// <summary>After authentication, which says who the client is; before everything that costs.</summary>
    public static void UseRateLimits(this WebApplication app)
    {
        if (!app.Services.GetRequiredService<IOptions<RateLimitOptions>>().Value.Enabled)
        {
            return;
        }

        var limits = app.Services.GetRequiredService<RateLimits>();
        app.Use((context, next) =>
        {
            // Once: signing in leaves the request with another user than it was counted for.
            context.Features.Set(Budget.Of(context));
            context.Response.OnStarting(() =>
            {
                limits.Tell(context);
                return Task.CompletedTask;
            });
            return next(context);
        });
        app.UseRateLimiter();
    }
}
