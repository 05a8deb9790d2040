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
/// <param name="Link">The next page of a list.</param>
public sealed record InnerAnswer(int Status, JsonNode? Body, string? ETag, string? Link = null);

/// <summary>A file the API answered.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Bytes">The file, or the problem.</param>
/// <param name="Type">Its content type.</param>
/// <param name="Disposition">The name it is to be kept under.</param>
public sealed record InnerFile(int Status, byte[] Bytes, string? Type, string? Disposition);

/// <summary>内部请求. A page asks the API as a request from outside would: through the same pipeline, with the same sign-in, gate, limits,
/// filters and access log. It can see nothing that the API does not show.</summary>
public sealed class InnerRequests(IServiceScopeFactory scopes)
{
    private static readonly string[] Handed = ["Cookie", "Authorization", "Accept-Language", "User-Agent", "X-Correlation-ID"];

    private RequestDelegate? pipeline;

    /// <summary>First of all: what comes after it is what an inner request goes through.</summary>
    public void TakeFrom(IApplicationBuilder app) => app.Use(next => pipeline = next);

    public Task<InnerAnswer> GetAsync(HttpContext page, string address) => ReadAsync(page, HttpMethods.Get, address, []);

    /// <summary>What the API has in another form than JSON.</summary>
    public async Task<InnerFile> FileAsync(HttpContext page, string address, string accept)
    {
        var (answer, written) = await SendAsync(page, HttpMethods.Get, address, [], "application/json", ("Accept", accept));
        return new(answer.StatusCode, written, answer.ContentType, answer.Headers.ContentDisposition);
    }

    /// <summary>Sends a file as it is.</summary>
    public Task<InnerAnswer> PostFileAsync(
        HttpContext page, string address, byte[] file, string type, params (string Name, string? Value)[] headers) =>
        ReadAsync(page, HttpMethods.Post, address, file, type, headers);

    /// <param name="page">The request of the page.</param>
    /// <param name="address">Path and query.</param>
    /// <param name="body">The command.</param>
    /// <param name="headers">Further headers, <c>If-Match</c> and the like.</param>
    public Task<InnerAnswer> PostAsync(HttpContext page, string address, JsonNode body, params (string Name, string? Value)[] headers) =>
        ReadAsync(page, HttpMethods.Post, address, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json", headers);

    /// <summary>Sends a command that is answered with a file.</summary>
    public async Task<InnerFile> PostForFileAsync(
        HttpContext page, string address, JsonNode body, params (string Name, string? Value)[] headers)
    {
        var (answer, written) = await SendAsync(
            page, HttpMethods.Post, address, Encoding.UTF8.GetBytes(body.ToJsonString()), "application/json", headers);
        return new(answer.StatusCode, written, answer.ContentType, answer.Headers.ContentDisposition);
    }

    private async Task<InnerAnswer> ReadAsync(
        HttpContext page, string method, string address, byte[] body, string type = "application/json",
        params (string Name, string? Value)[] headers)
    {
        var (answer, written) = await SendAsync(page, method, address, body, type, headers);
        return new(answer.StatusCode, written.Length == 0 ? null : JsonNode.Parse(written),
            answer.Headers.ETag.ToString() is { Length: > 0 } tag ? tag : null,
            answer.Headers.Link.ToString() is { Length: > 0 } link ? link : null);
    }

    private async Task<(HttpResponse Answer, byte[] Written)> SendAsync(
        HttpContext page, string method, string address, byte[] body, string type, params (string Name, string? Value)[] headers)
    {
        await using var scope = scopes.CreateAsyncScope();
        using var written = new MemoryStream();
        using var sent = new MemoryStream(body);
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
        features.Set<IHttpRequestBodyDetectionFeature>(new Body(body.Length > 0));
        var inner = new DefaultHttpContext(features) { RequestServices = scope.ServiceProvider, RequestAborted = page.RequestAborted };
        foreach (var name in Handed)
        {
            if (page.Request.Headers.TryGetValue(name, out var value))
            {
                inner.Request.Headers[name] = value;
            }
        }

        inner.Request.Headers.Host = page.Request.Headers.Host;
        inner.Request.Headers.Accept = "application/json";
        foreach (var (name, value) in headers.Where(x => x.Value is not null))
        {
            inner.Request.Headers[name] = value;
        }

        inner.Connection.RemoteIpAddress = page.Connection.RemoteIpAddress;
        if (body.Length > 0)
        {
            inner.Request.ContentType = type;
            inner.Request.ContentLength = sent.Length;
        }

        await (pipeline ?? throw new InvalidOperationException("The pipeline has not been built yet."))(inner);
        await inner.Response.BodyWriter.FlushAsync(page.RequestAborted);
        return (inner.Response, written.ToArray());
    }

    private sealed record Body(bool CanHaveBody) : IHttpRequestBodyDetectionFeature;
}
