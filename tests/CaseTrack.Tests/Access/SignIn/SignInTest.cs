using System.Net;
using System.Text.Json.Nodes;

namespace CaseTrack.Tests.Access.SignIn;

/// <summary>A district of its own, for tests that change accounts.</summary>
public sealed class SignInHost : AccessHost;

/// <summary>Signs in, asks and acts in a district whose accounts the tests of one class may change.</summary>
public abstract class SignInTest(SignInHost host) : IClassFixture<SignInHost>
{
    protected SignInHost Host => host;

    protected static string Code((HttpStatusCode, JsonNode? Body, HttpResponseMessage) answer) =>
        ((string)answer.Body!["type"]!)["urn:casetrack:problem:".Length..];

    protected async Task<string> LoggedAsync(string action) =>
        (await host.AsAsync("auditor", HttpMethod.Get, $"access-log?action={action}")).Body!.ToJsonString();

    protected async Task<(string Access, string Refresh)> SignInAsync(string userName, string password = AccessHost.Password)
    {
        var (status, body, _) = await PostAsync(null, "sign-ins", new { userName, password });
        status.ShouldBe(HttpStatusCode.OK, body?.ToString());
        return ((string)body!["accessToken"]!, (string)body["refreshToken"]!);
    }

    protected async Task<HttpStatusCode> MeAsync(string token) => (await GetAsync(token, "me")).Status;

    protected Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> GetAsync(string token, string path) =>
        host.WithTokenAsync(token, HttpMethod.Get, path);

    protected Task<(HttpStatusCode Status, JsonNode? Body, HttpResponseMessage Answer)> PostAsync(
        string? token, string path, object body) =>
        host.WithTokenAsync(token, HttpMethod.Post, path, body);
}
