using CaseTrack.Http;
using CaseTrack.Postgres;
using JasperFx;
using JasperFx.CodeGeneration;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CaseTrack.Operations.Limits;

/// <summary>Bounds on what one request may take of the service: bytes, depth, time, connections.</summary>
public static class RequestLimits
{
    private const string Long = "long";

    public static void AddRequestLimits(this IServiceCollection services)
    {
        services.AddOptions<RequestLimitOptions>().BindConfiguration(RequestLimitOptions.Section, x => x.ErrorOnUnknownConfiguration = true)
            .ValidateDataAnnotations().ValidateOnStart();
        services.AddOptions<KestrelServerOptions>().Configure<IOptions<RequestLimitOptions>>(
            (kestrel, options) => Apply(kestrel, options.Value));
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.MaxDepth = RequestLimitOptions.JsonDepth;
            json.SerializerOptions.Converters.Add(new StorableText());
            json.SerializerOptions.Converters.Add(new StorableDay());
        });
        services.AddRequestTimeouts();
        services.AddOptions<RequestTimeoutOptions>().Configure<IOptions<RequestLimitOptions>>((timeouts, options) =>
        {
            timeouts.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(options.Value.Seconds) };
            timeouts.AddPolicy(Long, TimeSpan.FromSeconds(options.Value.LongSeconds));
        });
    }

    /// <summary>Inside the problem texts, which say the 504; before everything that waits.</summary>
    public static void UseRequestLimits(this WebApplication app)
    {
        app.UseRequestTimeouts();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
            }
            catch (Exception failure) when (failure is not OperationCanceledException && context.RequestAborted.IsCancellationRequested)
            {
                // Libraries wrap what they were told to stop in failures of their own; the time is over all the same.
                throw new OperationCanceledException(failure.Message, failure, context.RequestAborted);
            }

            if (context.Response is { HasStarted: false, StatusCode: StatusCodes.Status499ClientClosedRequest })
            {
                // Reading a body takes any end of its time for the client's leaving; the timeout above knows better.
                context.RequestAborted.ThrowIfCancellationRequested();
            }
        });
    }

    private static void Apply(KestrelServerOptions kestrel, RequestLimitOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.ConfigureHttpsDefaults(Tls.Apply);
        var limits = kestrel.Limits;
        limits.MaxRequestBodySize = BodySizes.LargestBody;
        limits.MaxRequestHeaderCount = options.Headers;
        limits.MaxRequestHeadersTotalSize = options.HeaderBytes;
        limits.MaxRequestLineSize = options.RequestLineBytes;
        limits.MaxRequestBufferSize = Math.Max(1024 * 1024, options.RequestLineBytes + options.HeaderBytes);
        limits.RequestHeadersTimeout = TimeSpan.FromSeconds(options.HeaderSeconds);
        limits.KeepAliveTimeout = TimeSpan.FromSeconds(options.KeepAliveSeconds);
        limits.MinRequestBodyDataRate = new(options.BytesPerSecond, TimeSpan.FromSeconds(options.SlowSeconds));
        limits.MinResponseDataRate = new(options.BytesPerSecond, TimeSpan.FromSeconds(options.SlowSeconds));
        limits.MaxConcurrentConnections = options.Connections;
        limits.MaxConcurrentUpgradedConnections = 0;
        limits.Http2.MaxStreamsPerConnection = 100;
    }

    /// <summary>Gives the requests that read a whole year or the whole chain their longer time.</summary>
    public sealed class Timeouts : IHttpPolicy
    {
        private static readonly string[] Slow = ["/api/v1/reports", "/api/v1/releases", "/api/v1/chain-verifications",
            "/api/v1/act-batches", "/api/v1/destruction-lists", "/api/v1/regions"];

        public void Apply(IReadOnlyList<HttpChain> chains, GenerationRules rules, IServiceContainer container)
        {
            foreach (var chain in chains.Where(
                x => Slow.Any(path => x.RoutePattern?.RawText?.StartsWith(path, StringComparison.Ordinal) == true)))
            {
                chain.Metadata.WithMetadata(new RequestTimeoutAttribute(Long));
            }
        }
    }
}
