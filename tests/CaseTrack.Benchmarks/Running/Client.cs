using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using CaseTrack.Benchmarks.Fill;

namespace CaseTrack.Benchmarks.Running;

/// <summary>Asks one side over HTTP as its accounts; the same requests go to both.</summary>
public sealed class Client : IDisposable
{
    // Tokens are good for a quarter of an hour on both sides.
    private static readonly TimeSpan Renewed = TimeSpan.FromMinutes(8);

    private readonly HttpClient http;
    private readonly Dictionary<string, (AuthenticationHeaderValue Token, DateTime At)> tokens;

    /// <param name="address">The side.</param>
    /// <param name="earlier">A client of a side that signs with the same key, whose tokens are still good.</param>
    public Client(Uri address, Client? earlier = null)
    {
        http = new HttpClient(new SocketsHttpHandler { PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10) }) { BaseAddress = address };
        tokens = earlier is null ? [] : new(earlier.tokens);
    }

    /// <summary>Signs in whoever is not, or not for long enough; before a measurement, never within one.</summary>
    public async Task SignInAsync(params IEnumerable<string> users)
    {
        foreach (var user in users)
        {
            if (tokens.TryGetValue(user, out var known) && DateTime.UtcNow - known.At < Renewed)
            {
                continue;
            }

            using var answer = await http.PostAsJsonAsync("/api/v1/sign-ins", new { userName = user, password = District.Password });
            var signedIn = await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>();
            tokens[user] = (new("Bearer", (string)signedIn!["accessToken"]!), DateTime.UtcNow);
        }
    }

    /// <summary>Reads the whole answer.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<byte[]> GetAsync(string user, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        return (await SendAsync(user, request)).Body;
    }

    /// <summary>Acts, and gives the version of what it has become, as an entity tag.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<EntityTagHeaderValue?> PostAsync(string user, string path, string body, EntityTagHeaderValue? ifMatch = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path)
        {
            Content = new StringContent(body, Encoding.UTF8, "application/json"),
        };
        if (ifMatch is not null)
        {
            request.Headers.IfMatch.Add(ifMatch);
        }

        return (await SendAsync(user, request)).Tag;
    }

    /// <summary>Sends a file; the id in the answer.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<string> SendFileAsync(string user, string path, byte[] file)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new("application/octet-stream");
        return (string)JsonNode.Parse((await SendAsync(user, request)).Body)!["id"]!;
    }

    public void Dispose() => http.Dispose();

    private async Task<(byte[] Body, EntityTagHeaderValue? Tag)> SendAsync(string user, HttpRequestMessage request)
    {
        request.Headers.Authorization = tokens[user].Token;
        using var answer = await http.SendAsync(request);
        var body = await answer.Content.ReadAsByteArrayAsync();
        return answer.IsSuccessStatusCode ? (body, answer.Headers.ETag) : throw new InvalidOperationException(
            $"{request.Method} {request.RequestUri} as {user}: {(int)answer.StatusCode} {Encoding.UTF8.GetString(body)}");
    }
}
