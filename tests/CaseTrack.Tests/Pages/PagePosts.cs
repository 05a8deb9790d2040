using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using CaseTrack.Access.Pages;

namespace CaseTrack.Tests.Pages;

/// <summary>Acts as the script of the pages posts them: to the API, by the page's cookie and form.</summary>
public static class PagePosts
{
    /// <summary>Today in Shanghai.</summary>
    public static string Today => DateTimeOffset.UtcNow.AddHours(8).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static async Task DoAsync(HttpClient client, string path, object body)
    {
        var (status, type) = await PostAsync(client, path, body);
        status.ShouldBeInRange(200, 201, $"{path}: {type}");
    }

    /// <summary>The status and, of a refusal, its type.</summary>
    public static async Task<(int Status, string Type)> PostAsync(HttpClient client, string path, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/{path}") { Content = JsonContent.Create(body) };
        request.Headers.Add(PageSession.FormHeader, await PageHost.FormAsync(client));
        request.Headers.Accept.ParseAdd("application/json");
        if (path.Count(x => x == '/') == 2)
        {
            using var record = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/{path[..path.LastIndexOf('/')]}");
            record.Headers.Accept.ParseAdd("application/json");
            using var read = await client.SendAsync(record, TestContext.Current.CancellationToken);
            request.Headers.IfMatch.Add(read.Headers.ETag!);
        }

        using var answer = await client.SendAsync(request, TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return ((int)answer.StatusCode, answer.IsSuccessStatusCode ? "" : (string?)JsonNode.Parse(text)!["type"] ?? text);
    }
}
