using CaseTrack.Access;
using CaseTrack.Access.Accounts;
using CaseTrack.Clocks;
using CaseTrack.Exports;
using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Notifications;
using CaseTrack.Notifications.Mail;
using CaseTrack.Numbers;
using CaseTrack.Operations;
using CaseTrack.Operations.Limits;
using CaseTrack.Operations.Telemetry;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Postgres;
using CaseTrack.Privacy.Retention;
using CaseTrack.Secrets;
using CaseTrack.Store;
using CaseTrack.Terms;
using CaseTrack.Webhooks;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Wolverine;
using Wolverine.ErrorHandling;

[assembly: JasperFx.JasperFxAssembly]

namespace CaseTrack.Hosting;

/// <summary>Puts the service together: storage, HTTP, errors, description.</summary>
public static class CaseTrackSetup
{
    public static WebApplicationBuilder AddCaseTrack(this WebApplicationBuilder builder, string connectionString, TimeProvider clock)
    {
        var services = builder.Services;
        services.AddSingleton(clock).AddSingleton(new DatabaseAddress(connectionString));
        var terms = TermRules.Shipped.With(Settings("Terms")).Pausing(Settings("Pauses"));
        services.AddSingleton(terms).AddSingleton<Clocks.Silence.PassingOfTime>();
        NamesCheck.Check(terms);
        services.AddHostedService<SecretsCheck>();
        // Services start in this order: nobody looks for work in tables that are not there yet.
        services.AddHostedService<SchemaKeeper>();
        services.AddSingleton(builder.Configuration.GetSection(Signals.SignalOptions.Section).Get<Signals.SignalOptions>() ?? new());
        services.AddSingleton(builder.Configuration.GetSection(RetentionOptions.Section).Get<RetentionOptions>() ?? new());
        services.AddSingleton(builder.Configuration.GetSection(FigureOptions.Section).Get<FigureOptions>() ?? new());
        services.AddSingleton(builder.Configuration.GetSection(GuessOptions.Section).Get<GuessOptions>() ?? new());
        services.AddSingleton(_ => Releases.SigningKey.Load(builder.Configuration)).AddSingleton<Reports.CheckingPlaces>();
        services.AddSingleton(new ReleasedPeriods(Releases.Release.PeriodsAsync));
        services.AddSingleton(_ => OfficeKey.Load(builder.Configuration)).AddSingleton<PartyVault>().AddSingleton<NameGuesses>()
            .AddSingleton<Letters.LetterPress>().AddSingleton<Procedures.CaseRows>().AddSingleton<Procedures.WorkLists>()
            .AddSingleton<Procedures.OfficerLoads>().AddSingleton<Cases.HandOvers.SentHandOvers>();
        services.AddSingleton((builder.Configuration.GetSection(Cases.HandOvers.HandOverOptions.Section)
            .Get<Cases.HandOvers.HandOverOptions>() ?? new()).Checked());
        services.AddSingleton(
            builder.Configuration.GetSection(Import.Running.ImportOptions.Section).Get<Import.Running.ImportOptions>() ?? new());
        services.AddSingleton<Import.Acts.ActRunner>().AddSingleton<Import.Running.NewRecords>()
            .AddSingleton<Import.Running.ImportRun>().AddSingleton<Import.Running.ImportWorker>()
            .AddHostedService(x => x.GetRequiredService<Import.Running.ImportWorker>());
        services.AddSingleton(builder.Configuration.GetSection(ExportOptions.Section).Get<ExportOptions>() ?? new())
            .AddSingleton<ListExport>();
        services.AddWebhooks(builder.Configuration);
        var dueDays = Settings("DueDays");
        services.AddNotifications(builder.Configuration, dueDays);
        services.AddSingleton(NumberTemplates.Shipped.With(Settings("Numbers")));
        services.AddPhotos(builder.Configuration);
        services.AddRequestLimits();
        services.AddRateLimits();

        builder.Host.ApplyJasperFxExtensions();
        var seals = new Proof.EventSeals(builder.Configuration);
        services.AddSingleton(seals).AddSingleton<Proof.Chain>().AddSingleton<Proof.ChainVerification>();
        if (builder.Configuration.GetValue("Proof:Chain", true))
        {
            services.AddHostedService<Proof.ChainKeeper>();
        }

        var copy = builder.Configuration.GetValue<string>("ConnectionStrings:Figures");
        services.AddMarten(options =>
            {
                Store(options, connectionString, clock, terms, seals);
                FigureSource.Use(options, copy, TimeProvider.System);
                // Only the start changes tables, once it has looked at what is there; nothing does in passing.
                options.AutoCreateSchemaObjects = AutoCreate.None;
            })
            .UseLightweightSessions()
            .IntegrateWithWolverine();
        services.AddRegions(builder.Configuration, clock, terms);
        services.AddHostedService<MasterKeyCheck>();
        services.AddHostedService<Proof.SealKeyCheck>();
        services.AddHostedService<TermAdoption>();
        builder.Host.UseWolverine(options =>
        {
            options.ApplicationAssembly = typeof(CaseTrackSetup).Assembly;
            options.Policies.AutoApplyTransactions();
            options.EnableRelayOfUserName = true;
            options.Policies.UseDurableLocalQueues();
            options.Policies.OnException<JasperFx.ConcurrencyException>().Or<JasperFx.DocumentAlreadyExistsException>()
                .Or<Npgsql.NpgsqlException>().Or<Marten.Exceptions.MartenCommandException>()
                .RetryWithCooldown(TimeSpan.FromMilliseconds(50), TimeSpan.FromMilliseconds(250), TimeSpan.FromSeconds(1),
                    TimeSpan.FromSeconds(5));
            options.AutoBuildMessageStorageOnStartup = AutoCreate.None;
            options.Durability.Mode = builder.Configuration.GetValue("Nodes", 1) > 1 ? DurabilityMode.Balanced : DurabilityMode.Solo;
            options.Durability.EnableDeduplicatedResponses = true;
            options.Durability.DeduplicationWindow = TimeSpan.FromDays(30);
            options.CodeGeneration.AlwaysUseServiceLocationFor<Microsoft.AspNetCore.Identity.UserManager<Account>>();
            options.UseMadeCode(builder.Configuration.GetValue("StaticCode", (bool?)null));
        });
        if (builder.Configuration.GetValue("Silence", true))
        {
            services.AddSingleton<Clocks.Silence.DayWatch>().AddHostedService(x => x.GetRequiredService<Clocks.Silence.DayWatch>());
        }

        services.AddWolverineHttp();
        services.ConfigureHttpJsonOptions(json =>
        {
            Wire.Apply(json.SerializerOptions);
            json.SerializerOptions.UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow;
        });

        services.AddValidatorsFromAssemblyContaining<Caller>(ServiceLifetime.Singleton);
        RuleTexts.Apply();
        services.AddAccess(builder.Configuration);
        services.AddAuthorization();
        services.AddProblemTexts();
        services.AddSingleton<InnerRequests>();
        services.AddApiDescription();
        services.AddHealth(copy is not null);
        builder.AddTelemetry();
        builder.Logging.SilenceCommands();
        return builder;

        // Deeper sections too, as in Numbers:420203:review.decision.
        IEnumerable<KeyValuePair<string, string?>> Settings(string section) =>
            builder.Configuration.GetSection(section).AsEnumerable(makePathsRelative: true).Where(x => x.Value is not null);
    }

    public static WebApplication MapCaseTrack(this WebApplication app)
    {
        app.Services.GetRequiredService<InnerRequests>().TakeFrom(app);
        app.UseRouting();
        app.UseProxies();
        app.UseSecurityHeaders();
        app.UseRefusalLog();
        app.UseProblemTexts();
        app.UseBodyBounds();
        WriteProbe.Listen(app);
        app.UseCorrelationIds();
        app.UseRequestLimits();
        app.UseExports();
        app.UseAuthentication();
        app.UseRateLimits();
        app.UseAuthorization();
        app.UseMiddleware<Gate>();
        app.UseWrongJson();
        app.UseRepeatedAnswers();
        app.MapApiDescription();
        app.MapHealth();
        PublishedKeys.Map(app);
        app.MapWolverineEndpoints(options =>
        {
            options.RequireAuthorizeOnAll();
            options.WarmUpRoutes = app.Configuration.GetValue("WarmUp", false) ? RouteWarmup.Eager : RouteWarmup.Lazy;
            options.TenantId.IsClaimTypeNamed(Caller.DistrictClaim);
            options.TenantId.AssertExists();
            options.ApplyCorrelationIdHeaderToAllEndpoints = true;
            options.AddMiddleware(typeof(Provenance), chain => chain.HttpMethods.Contains("POST"));
            options.AddMiddleware(typeof(HeldFew), HeldFew.IsFor);
            options.AddMiddleware(typeof(StorageConflicts), chain => chain.HttpMethods.Contains("POST"));
            options.AddPolicy<EndpointRules>();
            options.AddPolicy<BodyValidation>();
            options.AddPolicy<UnitScope>();
            options.AddPolicy<Approvals>();
            options.AddPolicy<Corrections.WholeRecord>();
            options.AddPolicy<EntityTags>();
            options.AddPolicy<FreeTextPolicy>();
            options.AddPolicy<BodyPresence>();
            options.AddPolicy<SafeRetries>();
            options.AddPolicy<RequestLimits.Timeouts>();
            // Before what time adds to a record that is opened: the later policy's work comes first.
            options.AddPolicy<Creations>();
            options.AddPolicy<NameWarnings>();
            options.AddPolicy<Clocks.Silence.SettledEntry>();
        });
        return app;
    }

    /// <summary>The event store: one tenant a district, metadata on every event, projections in the transaction of their events.</summary>
    public static void Store(
        StoreOptions options, string connectionString, TimeProvider clock, TermRules terms, Proof.EventSeals? seals = null)
    {
        if (seals is not null)
        {
            options.Listeners.Add(seals);
        }

        options.Connection(Pooling.Of(connectionString));
        // A transaction that the database refused is not played again: the number that was drawn in it, and whatever else was asked there,
        // has gone with it. Whoever sent the act sends it again, and is decided anew.
        options.ConfigureWritePolly(_ => { });
        options.DatabaseSchemaName = StoreSchema.Name;
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
            events.MapEventType(type, EventName.Stored(type));
        }

        options.Storage.ExtendedSchemaObjects.Add(Numbering.Definition());
        options.Storage.ExtendedSchemaObjects.Add(Numbering.EnteredDefinition());
        options.Storage.ExtendedSchemaObjects.Add(Proof.ChainTables.ChainDefinition());
        options.Storage.ExtendedSchemaObjects.Add(Proof.ChainTables.HeadsDefinition());
        options.Storage.ExtendedSchemaObjects.Add(WebhookTables.CursorsDefinition());
        options.Storage.ExtendedSchemaObjects.Add(WebhookTables.DeliveriesDefinition());
        options.Storage.ExtendedSchemaObjects.Add(MailTables.Definition());
        options.Storage.ExtendedSchemaObjects.Add(Operations.Upgrades.MigrationTable.Definition());
        options.Storage.Add(new DocumentStatistics(options.Advanced.Migrator));
        var projections = options.Projections;
        var records = new RecordsUnderway();
        projections.Add(new FactLedger(records, terms, FactShapes.Of(options, connectionString)), ProjectionLifecycle.Inline);
        projections.Add(new DeadlineBook(records, terms), ProjectionLifecycle.Inline);

        // After those two: they ask for the record as it was before an event, and find it stored as long as it has not been folded anew.
        foreach (var kind in RecordKind.EventTypes.Select(x => RecordKind.OfEvent(x)).Distinct())
        {
            kind.Register(options);
        }

        DocumentTables.Register(options);
        projections.Errors.SkipApplyErrors = false;
        projections.Errors.SkipSerializationErrors = false;
        projections.Errors.SkipUnknownEvents = false;
    }
}
