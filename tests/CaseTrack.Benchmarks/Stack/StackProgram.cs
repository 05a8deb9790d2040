using CaseTrack.Benchmarks.Fill;
using CaseTrack.Benchmarks.Peer;
using CaseTrack.Postgres;
using JasperFx;
using JasperFx.Events;
using JasperFx.Events.Projections;
using JasperFx.MultiTenancy;
using Marten;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Wolverine;
using Wolverine.Marten;

namespace CaseTrack.Benchmarks.Stack;

/// <summary>The floor: the libraries the service stands on, set as it sets them, and nothing of its own. The same request becomes the same
/// three events and the case as it stands, in one transaction; no rule is asked, no number drawn, no term, fact or seal written.</summary>
/// <remarks>What this takes, every service on these libraries takes. It knows the peer's tokens and signs nobody in.</remarks>
public static class StackProgram
{
    private const int PageLength = 50;

    public sealed record OralAgreement(
        Guid Id, DateOnly OccurredOn, string Committee, string Source, string DisputeType, string Mediator, decimal? AmountYuan = null,
        bool PerformedAtOnce = false, int? People = null);

    public sealed record Entered(Guid Id, int Version);

    public static async Task RunAsync(string connectionString, string keyFile)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddTokens(keyFile);
        builder.Services.AddMarten(x =>
            {
                Store(x, connectionString);
                x.AutoCreateSchemaObjects = AutoCreate.CreateOrUpdate;
            })
            .UseLightweightSessions().IntegrateWithWolverine().ApplyAllDatabaseChangesOnStartup();
        builder.Host.UseWolverine(options =>
        {
            options.Discovery.DisableConventionalDiscovery();
            options.Policies.UseDurableLocalQueues();
            options.Durability.Mode = DurabilityMode.Solo;
        });
        await using var app = builder.Build();
        app.UseAuthentication();
        app.UseAuthorization();
        var signedIn = app.MapGroup("/api/v1/mediation-cases").RequireAuthorization();
        signedIn.MapPost("/oral-agreements", RecordOralAsync);
        signedIn.MapGet("", ListAsync);
        signedIn.MapGet("/{id:guid}", GetAsync);
        await app.StartAsync();
        await Console.Out.WriteLineAsync($"ready: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
    }

    /// <summary>So many cases as they stand, without events: they are read, not acted on.</summary>
    public static async Task FillAsync(string connectionString, int cases)
    {
        await using var store = DocumentStore.For(x => Store(x, connectionString));
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
        var days = District.TenYears.To.DayNumber - District.TenYears.From.DayNumber + 1;
        await store.BulkInsertAsync(District.Code, [.. Enumerable.Range(0, cases).Select(x => new StackCase
        {
            Id = Guid.CreateVersion7(),
            Version = 3,
            Unit = District.Committee(x),
            Source = "application",
            DisputeType = "02",
            People = 2,
            Mediator = District.Mediator(x),
            RegisteredOn = District.TenYears.From.AddDays(x % days),
            AcceptedOn = District.TenYears.From.AddDays(x % days),
            AgreedOn = District.TenYears.From.AddDays(x % days),
            AmountYuan = 4800,
            Performed = true,
        })]);
    }

    private static async Task<IResult> RecordOralAsync(
        OralAgreement body, IDocumentStore documents, HttpContext context, CancellationToken token)
    {
        await using var session = documents.LightweightSession(District.Code);
        session.LastModifiedBy = context.User.Identity!.Name;
        session.Events.StartStream<StackCase>(body.Id,
            new StackRegistered(body.OccurredOn, body.Committee, body.Source, body.DisputeType, body.People),
            new StackAccepted(body.OccurredOn, body.Mediator),
            new StackAgreed(body.OccurredOn, body.AmountYuan, body.PerformedAtOnce));
        await session.SaveChangesAsync(token);
        context.Response.Headers.ETag = "\"3\"";
        return Results.Json(new Entered(body.Id, 3), statusCode: 201);
    }

    private static async Task<IReadOnlyList<StackCase>> ListAsync(IDocumentStore documents, CancellationToken token)
    {
        await using var session = documents.QuerySession(District.Code);
        return await session.Query<StackCase>().OrderByDescending(x => x.RegisteredOn).ThenByDescending(x => x.Id)
            .Take(PageLength).ToListAsync(token);
    }

    private static async Task<IResult> GetAsync(Guid id, IDocumentStore documents, CancellationToken token)
    {
        await using var session = documents.QuerySession(District.Code);
        return await session.LoadAsync<StackCase>(id, token) is { } found ? Results.Ok(found) : Results.NotFound();
    }

    private static void Store(StoreOptions options, string connectionString)
    {
        options.Connection(Pooling.Of(connectionString));
        options.DatabaseSchemaName = "stack";
        options.UseSystemTextJsonForSerialization(Weasel.Core.EnumStorage.AsString, Weasel.Core.Casing.CamelCase);
        options.Policies.AllDocumentsAreMultiTenanted();
        options.Events.TenancyStyle = TenancyStyle.Conjoined;
        options.Events.StreamIdentity = StreamIdentity.AsGuid;
        options.Events.AppendMode = EventAppendMode.QuickWithServerTimestamps;
        options.Events.UseMandatoryStreamTypeDeclaration = true;
        options.Events.MetadataConfig.EnableAll();
        options.Schema.For<StackCase>()
            .Index([x => x.RegisteredOn, x => x.Id], x => x.TenancyScope = Marten.Schema.Indexing.Unique.TenancyScope.PerTenant);
        options.Projections.Add(new StackCases(), ProjectionLifecycle.Inline);
    }
}
