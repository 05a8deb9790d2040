using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests;

/// <summary>Asks a service over HTTP, whether it has a socket or not.</summary>
public sealed class ApiClient(HttpClient client)
{
    /// <summary>Posts a body as JSON, or as it is where it is text; headers without a value are left out.</summary>
    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(
        string path, object body, params (string Name, string? Value)[] headers) =>
        SendAsync(HttpMethod.Post, path, body is string raw ? new StringContent(raw, Encoding.UTF8, "application/json")
            : JsonContent.Create(body), headers);

    public Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> GetAsync(
        string path, params (string Name, string? Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, headers);

    /// <summary>A path without a slash in front is one of <c>/api/v1</c>. What is no JSON is read from the answer by whoever wants
    /// it.</summary>
    public async Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> SendAsync(
        HttpMethod method, string path, HttpContent? content, params (string Name, string? Value)[] headers)
    {
        var uri = new Uri(path.StartsWith('/') ? path : $"/api/v1/{path}", UriKind.Relative);
        using var request = new HttpRequestMessage(method, uri) { Content = content };
        foreach (var (name, value) in headers)
        {
            if (value is not null)
            {
                request.Headers.TryAddWithoutValidation(name, value);
            }
        }

        var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        return (answer.StatusCode, text is ['{' or '[' or '"', ..] ? JsonNode.Parse(text) : null, answer);
    }
}
