using JasperFx.OpenTelemetry;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Wolverine;

namespace CaseTrack.Operations.Telemetry;

/// <summary>Traces, metrics and logs by OTLP, where a collector is named; nothing is collected otherwise.</summary>
/// <remarks><c>OpenTelemetry:Endpoint</c> and <c>OpenTelemetry:Protocol</c>, or the usual <c>OTEL_EXPORTER_OTLP_…</c>.</remarks>
public static class TelemetryExport
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration;
        if ((settings["OpenTelemetry:Endpoint"] ?? settings["OTEL_EXPORTER_OTLP_ENDPOINT"]) is not { Length: > 0 } endpoint)
        {
            return;
        }

        var protocol = (settings["OpenTelemetry:Protocol"] ?? settings["OTEL_EXPORTER_OTLP_PROTOCOL"]) switch
        {
            null or "" or "grpc" => OtlpExportProtocol.Grpc,
            "http/protobuf" => OtlpExportProtocol.HttpProtobuf,
            var other => throw new InvalidOperationException($"OpenTelemetry:Protocol '{other}': grpc, http/protobuf."),
        };
        builder.Services.ConfigureWolverine(x => x.Tracking.RecordExceptionsOnSpans = false);
        builder.Services.ConfigureMarten(x =>
        {
            x.OpenTelemetry.TrackConnections = TrackLevel.Normal;
            x.OpenTelemetry.TrackEventCounters();
        });
        builder.Services.AddOpenTelemetry()
            .ConfigureResource(x =>
                x.AddService("CaseTrack", serviceVersion: typeof(TelemetryExport).Assembly.GetName().Version?.ToString(3)))
            .WithTracing(Traces)
            .WithMetrics(Metrics)
            .WithLogging(x => x.AddProcessor(new LogCleaning()), x => (x.IncludeFormattedMessage, x.IncludeScopes) = (false, false))
            .UseOtlpExporter(protocol, new Uri(endpoint));
    }

    private static void Traces(TracerProviderBuilder traces) => traces
        .AddAspNetCoreInstrumentation(x => x.Filter = context => !context.Request.Path.StartsWithSegments("/health"))
        .AddSource("Wolverine", "Marten")
        .AddNpgsql()
        .AddProcessor(new SpanCleaning());

    private static void Metrics(MeterProviderBuilder metrics) => metrics
        .AddMeter(Meters.Name, "System.Runtime", "Marten", "Wolverine*", "Microsoft.AspNetCore.Hosting",
            "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting")
        .AddView(x => x.Meter.Name is Meters.Name or "System.Runtime" ? null
            : new MetricStreamConfiguration { TagKeys = AllowedAttributes.OfMetrics });
}
