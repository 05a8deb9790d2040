using CaseTrack.Access;
using CaseTrack.Figures;
using FluentValidation;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Hosting;

/// <summary>Puts the service together: storage, HTTP, errors, description.</summary>
public static class CaseTrackSetup
{
    /// <summary>The largest request body, bytes. No act of a clerk comes near it.</summary>
    public const long LargestBody = 1024 * 1024;

    /// <summary>What keeps organisation codes from being given twice.</summary>
    public const string OrganisationCodeIndex = "ux_organisation_code";

    public static WebApplicationBuilder AddCaseTrack(this WebApplicationBuilder builder, string connectionString, TimeProvider clock)
    {
        var services = builder.Services;
        services.AddSingleton(clock);
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Limits.MaxRequestBodySize = LargestBody);

        builder.Host.ApplyJasperFxExtensions();
        services.AddMarten(options => Store(options, connectionString, clock))
            .UseLightweightSessions()
            .IntegrateWithWolverine()
            .ApplyAllDatabaseChangesOnStartup();
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(CaseTrackSetup).Assembly;
            options.Policies.AutoApplyTransactions();
            options.EnableRelayOfUserName = true;
            options.Durability.Mode = DurabilityMode.Solo;
            options.Durability.EnableDeduplicatedResponses = true;
            options.CodeGeneration.TypeLoadMode = builder.Configuration.GetValue("StaticCode", false)
                ? JasperFx.CodeGeneration.TypeLoadMode.Static
                : JasperFx.CodeGeneration.TypeLoadMode.Dynamic;
        });
        services.AddWolverineHttp();
        services.ConfigureHttpJsonOptions(json =>
        {
            Wire.Apply(json.SerializerOptions);
            json.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
        });

        services.AddValidatorsFromAssemblyContaining<DemonstrationAccess>(ServiceLifetime.Singleton);
        services.AddAuthentication(DemonstrationAccess.SchemeName)
            .AddScheme<DemonstrationOptions, DemonstrationAccess>(DemonstrationAccess.SchemeName, builder.Configuration.GetSection("Demonstration").Bind);
        services.AddAuthorization();
        services.AddProblemTexts();
        services.AddApiDescription();
        services.AddHealthChecks().AddCheck<DatabaseHealth>("database", tags: ["ready"]);
        return builder;
    }

    public static WebApplication MapCaseTrack(this WebApplication app)
    {
        app.UseProblemTexts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapApiDescription();
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapWolverineEndpoints(options =>
        {
            options.RequireAuthorizeOnAll();
            options.WarmUpRoutes = RouteWarmup.Eager;
            options.TenantId.IsClaimTypeNamed(DemonstrationAccess.DistrictClaim);
            options.TenantId.AssertExists();
            options.ApplyCorrelationIdHeaderToAllEndpoints = true;
            options.AddMiddleware(typeof(Provenance), chain => chain.HttpMethods.Contains("POST"));
            options.AddMiddleware(typeof(StorageConflicts), chain => chain.HttpMethods.Contains("POST"));
            options.AddPolicy<BodyValidation>();
            options.AddPolicy<EntityTags>();
            options.AddPolicy<SafeRetries>();
        });
        return app;
    }

    /// <summary>The event store: one tenant a district, metadata on every event, projections in the transaction of their events.</summary>
    public static void Store(StoreOptions options, string connectionString, TimeProvider clock)
    {
        options.Connection(connectionString);
        options.DatabaseSchemaName = FactLedgerTable.Schema;
        options.UseSystemTextJsonForSerialization(Weasel.Core.EnumStorage.AsString, Weasel.Core.Casing.CamelCase, Wire.Apply);
        options.Policies.AllDocumentsAreMultiTenanted();

        var events = options.Events;
        events.TenancyStyle = TenancyStyle.Conjoined;
        events.StreamIdentity = StreamIdentity.AsGuid;
        events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        events.TimeProvider = clock;
        events.UseMandatoryStreamTypeDeclaration = true;
        events.UseExclusiveLockOnConcurrentAppends = true;
        events.MetadataConfig.EnableAll();
        events.MetadataConfig.UserNameEnabled = true;
        foreach (var type in RecordKind.EventTypes)
        {
            events.AddEventType(type);
        }

        foreach (var kind in RecordKind.EventTypes.Select(x => RecordKind.OfEvent(x)).Distinct())
        {
            kind.Register(options);
        }

        var projections = options.Projections;
        projections.Add(new FactLedger(), ProjectionLifecycle.Inline);
        projections.Errors.SkipApplyErrors = false;
        projections.Errors.SkipSerializationErrors = false;
        projections.Errors.SkipUnknownEvents = false;
        options.Schema.For<Organisations.Organisation>().UniqueIndex(Marten.Schema.UniqueIndexType.Computed, OrganisationCodeIndex,
            Marten.Schema.Indexing.Unique.TenancyScope.PerTenant, x => x.Code);
    }
}
