using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTrack.Http;

/// <summary>What the API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Body">Its JSON; null for an empty answer.</param>
/// <param name="ETag">The version of the record that was read.</param>
public sealed record InnerAnswer(int Status, JsonNode? Body, string? ETag);

/// <summary>内部请求. A page asks the API as a request from outside would: through the same pipeline, with the same sign-in, gate, limits,
/// filters and access log. It can see nothing that the API does not show.</summary>
public sealed class InnerRequests(IServiceScopeFactory scopes)
{
    private static readonly string[] Handed = ["Cookie", "Authorization", "Accept-Language", "User-Agent", "X-Correlation-ID"];

    private RequestDelegate? pipeline;

    /// <summary>First of all: what comes after it is what an inner request goes through.</summary>
    public void TakeFrom(IApplicationBuilder app) => app.Use(next => pipeline = next);

    public Task<InnerAnswer> GetAsync(HttpContext page, string address) => SendAsync(page, HttpMethods.Get, address, null);

    /// <param name="page">The request of the page.</param>
    /// <param name="address">Path and query.</param>
    /// <param name="body">The command.</param>
    /// <param name="headers">Further headers, <c>If-Match</c> and the like.</param>
    public Task<InnerAnswer> PostAsync(HttpContext page, string address, JsonNode body, params (string Name, string? Value)[] headers) =>
        SendAsync(page, HttpMethods.Post, address, body, headers);

    private async Task<InnerAnswer> SendAsync(
        HttpContext page, string method, string address, JsonNode? body, params (string Name, string? Value)[] headers)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var written = new MemoryStream();
        using var sent = new MemoryStream(body is null ? [] : Encoding.UTF8.GetBytes(body.ToJsonString()));
        var request = new HttpRequestFeature
        {
            Method = method,
            Scheme = page.Request.Scheme,
            Protocol = page.Request.Protocol,
            Path = WebUtility.UrlDecode(address.Split('?')[0].Replace("+", "%2B", StringComparison.Ordinal)),
            QueryString = address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "",
            Body = sent,
        };
        request.RawTarget = address;
        var features = new FeatureCollection();
        features.Set<IHttpRequestFeature>(request);
        features.Set<IHttpResponseFeature>(new HttpResponseFeature());
        features.Set<IHttpResponseBodyFeature>(new StreamResponseBodyFeature(written));
        features.Set<IHttpRequestBodyDetectionFeature>(new Body(body is not null));
        var inner = new DefaultHttpContext(features) { RequestServices = scope.ServiceProvider, RequestAborted = page.RequestAborted };
        foreach (var name in Handed)
        {
            if (page.Request.Headers.TryGetValue(name, out var value))
            {
                inner.Request.Headers[name] = value;
            }
        }

        foreach (var (name, value) in headers.Where(x => x.Value is not null))
        {
            inner.Request.Headers[name] = value;
        }

        inner.Request.Headers.Host = page.Request.Headers.Host;
        inner.Request.Headers.Accept = "application/json";
        inner.Connection.RemoteIpAddress = page.Connection.RemoteIpAddress;
        if (body is not null)
        {
            inner.Request.ContentType = "application/json";
            inner.Request.ContentLength = sent.Length;
        }

        await (pipeline ?? throw new InvalidOperationException("The pipeline has not been built yet."))(inner);
        await inner.Response.BodyWriter.FlushAsync(page.RequestAborted);
        written.Position = 0;
        return new(inner.Response.StatusCode, written.Length == 0 ? null : JsonNode.Parse(written),
            inner.Response.Headers.ETag.ToString() is { Length: > 0 } tag ? tag : null);
    }

    private sealed record Body(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
