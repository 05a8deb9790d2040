using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Photos;

/// <summary>A service with a committee, and photos sent to it.</summary>
public sealed class PhotoHost : IAsyncLifetime
{
    public string Database { get; private set; } = "";

    public Node Node { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestServer.CreateDatabaseAsync();
        Node = await Node.StartAsync(Database, TimeProvider.System, silence: false);
        await Node.FoundAsync();
    }

    public ValueTask DisposeAsync() => Node.DisposeAsync();

    /// <summary>A case of a kind, without photos.</summary>
    public async Task<string> CaseAsync(string kind)
    {
        var id = Guid.CreateVersion7();
        await Node.DoAsync(kind, kind switch
        {
            "mediation-cases" =>
                new { id, occurredOn = "2026-03-02", committee = "tw", source = "application", disputeType = "02" },
            "review-applications" =>
                new { id, occurredOn = "2026-03-02", office = "fy", respondentKind = "street", subject = "penalty", field = "market" },
            _ => (object)new { id, occurredOn = "2026-03-02", office = "fy", source = "complaint", field = "market", manner = "routine" },
        });
        return $"{kind}/{id}";
    }

    public static object Announcing(Guid photo, byte[] picture, string on = "2026-03-02") =>
        new { occurredOn = on, photo, sha256 = Pictures.DigestOf(picture), size = picture.Length };

    public async Task<Guid> AnnounceAsync(string record, byte[] picture)
    {
        var photo = Guid.CreateVersion7();
        await Node.DoAsync($"{record}/photos", Announcing(photo, picture));
        return photo;
    }

    public Task<(HttpStatusCode Status, JsonNode? Body)> PartAsync(string record, Guid photo, int index, byte[] part) =>
        SendAsync($"{record}/photos/{photo}/parts/{index}", part, "application/octet-stream");

    public async Task SendAsync(string record, Guid photo, byte[] picture)
    {
        for (var i = 0; i * Length < picture.Length; i++)
        {
            var (status, answer) = await PartAsync(record, photo, i, PartOf(picture, i));
            status.ShouldBe(HttpStatusCode.OK, $"part {i}: {answer}");
        }
    }

    public async Task<(HttpStatusCode Status, JsonNode? Body)> SendAsync(string path, byte[] body, string type)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue(type);
        // Asked first, as a body too large is refused before it is sent.
        var (status, answer, response) = await new ApiClient(Node.Client).SendAsync(
            HttpMethod.Post, path, content, ("Expect", body.Length > 1_000_000 ? "100-continue" : null));
        response.Dispose();
        return (status, answer);
    }

    public static byte[] PartOf(byte[] picture, int index) =>
        picture[(index * Length)..Math.Min(picture.Length, (index + 1) * Length)];

    public const int Length = 256 * 1024;

    public async Task<byte[]> ShownAsync(string record, Guid photo)
    {
        using var answer = await Node.Client.GetAsync(new Uri($"/api/v1/{record}/photos/{photo}", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("image/jpeg");
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue("nothing keeps it on the way");
        return await answer.Content.ReadAsByteArrayAsync();
    }

    public static string CodeOf(JsonNode? body) => ((string?)body?["type"])?.Split(':')[^1] ?? "";
}
