using System.Collections.Concurrent;
using System.Net;
using CaseTrack.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CaseTrack.Tests.Photos;

/// <summary>Photos in an S3-compatible store: a small one over real HTTP, which keeps what is put and checks who asks.</summary>
[Trait("Speed", "slow")]
public sealed class S3PhotosTests
{
    [Fact]
    public async Task Parts_are_put_and_got_under_their_names_and_signed()
    {
        var token = TestContext.Current.CancellationToken;
        await using var server = await StartAsync();
        var options = new PhotoOptions
        {
            S3Address = server.App.Urls.First(),
            S3Bucket = "photos",
            S3AccessKey = "office",
            S3SecretKey = "not-told-to-anybody",
        };
        using var store = new S3Photos(options);
        var name = $"420202/{Guid.NewGuid():N}/{Guid.NewGuid():N}/0";
        (await store.ReadAsync(name, token)).ShouldBeNull();
        var content = "1." + Convert.ToBase64String(Pictures.Of(300_000));
        await store.KeepAsync(name, content, token);
        (await store.ReadAsync(name, token)).ShouldBe(content);
        await store.KeepAsync(name, "1.AAAA", token);
        (await store.ReadAsync(name, token)).ShouldBe("1.AAAA");
        server.Kept.Keys.ShouldBe([$"/photos/{name}"]);

        // Whoever is not known there gets nothing, and that is said.
        using var stranger = new S3Photos(new PhotoOptions
        { S3Address = options.S3Address, S3Bucket = "photos", S3AccessKey = "stranger", S3SecretKey = "x" });
        (await Should.ThrowAsync<Amazon.S3.AmazonS3Exception>(() => stranger.ReadAsync(name, token)))
            .StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public void Without_keys_nothing_starts() =>
        Should.Throw<InvalidOperationException>(() => new S3Photos(new() { S3Address = "http://127.0.0.1:1" }))
            .Message.ShouldContain("Photos:S3AccessKey");

    [Fact]
    public async Task A_service_with_the_setting_keeps_its_photos_there()
    {
        await using var server = await StartAsync();
        var database = await TestServer.CreateDatabaseAsync();
        await using var node = await Node.StartAsync(database, TimeProvider.System, silence: false, prepare: x =>
        {
            x.Configuration["Photos:S3Address"] = server.App.Urls.First();
            x.Configuration["Photos:S3AccessKey"] = "office";
            x.Configuration["Photos:S3SecretKey"] = "not-told-to-anybody";
        });
        await node.FoundAsync();
        var (id, picture) = (Guid.CreateVersion7(), Pictures.Of(300_000));
        await node.DoAsync("mediation-cases",
            new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" });
        using var content = new ByteArrayContent(picture);
        var (status, body, answer) = await new ApiClient(node.Client).SendAsync(
            HttpMethod.Post, $"mediation-cases/{id}/photo-files", content);
        answer.Dispose();
        status.ShouldBe(HttpStatusCode.OK, $"{body}");
        server.Kept.Count.ShouldBe(2);
        using var shown = await node.Client.GetAsync(
            new Uri($"/api/v1/mediation-cases/{id}/photos/{body!["photo"]}", UriKind.Relative), TestContext.Current.CancellationToken);
        (await shown.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken)).ShouldBe(picture);
    }

    private sealed record Server(WebApplication App, ConcurrentDictionary<string, byte[]> Kept) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => App.DisposeAsync();
    }

    /// <summary>PUT and GET of an object, as every such store knows them.</summary>
    private static async Task<Server> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var app = builder.Build();
        app.Urls.Add("http://127.0.0.1:0");
        var kept = new ConcurrentDictionary<string, byte[]>();
        app.Run(async context =>
        {
            var path = context.Request.Path.Value!;
            var signed = context.Request.Headers.Authorization.ToString();
            if (!signed.StartsWith("AWS4-HMAC-SHA256 Credential=office/", StringComparison.Ordinal))
            {
                await SayAsync(403, "AccessDenied");
            }
            else if (HttpMethods.IsPut(context.Request.Method))
            {
                using var body = new MemoryStream();
                await context.Request.Body.CopyToAsync(body);
                kept[path] = body.ToArray();
                context.Response.Headers.ETag = "\"1\"";
            }
            else if (kept.TryGetValue(path, out var found))
            {
                context.Response.ContentLength = found.Length;
                await context.Response.Body.WriteAsync(found);
            }
            else
            {
                await SayAsync(404, "NoSuchKey");
            }

            Task SayAsync(int status, string code)
            {
                context.Response.StatusCode = status;
                context.Response.ContentType = "application/xml";
                return context.Response.WriteAsync($"<?xml version=\"1.0\"?><Error><Code>{code}</Code><Message>{code}</Message></Error>");
            }
        });
        await app.StartAsync();
        return new(app, kept);
    }
}
