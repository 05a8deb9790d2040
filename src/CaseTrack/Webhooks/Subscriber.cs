using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Authentication;
using CaseTrack.Feed;
using CaseTrack.Releases;

namespace CaseTrack.Webhooks;

/// <summary>Why a message did not arrive.</summary>
public enum DeliveryFailure
{
    /// <summary>The subscriber answered, and not with 2xx.</summary>
    Status = 1,

    /// <summary>It pointed elsewhere; nobody follows.</summary>
    Redirected,

    /// <summary>It took too long.</summary>
    Timeout,

    /// <summary>It could not be reached, or closed before it had answered whole.</summary>
    Connection,

    /// <summary>Its certificate is not good.</summary>
    Certificate,

    /// <summary>Its name leads to an address that is not public.</summary>
    PrivateAddress,

    /// <summary>Its address is plain http, which is no longer allowed.</summary>
    PlainHttp,
}

/// <summary>How a delivery ended.</summary>
/// <param name="Failure">Nothing where it arrived.</param>
/// <param name="Status">The answer, if there was one.</param>
public sealed record DeliveryOutcome(DeliveryFailure? Failure, int? Status);

/// <summary>订阅方. Sends one message to the address of a subscriber: signed, without following where it points, and only to an address that
/// was looked at.</summary>
public sealed class Subscriber : IDisposable
{
    private const int MostOfAnAnswer = 64 * 1024;

    private readonly HttpMessageInvoker sender;
    private readonly PublicAddresses addresses;
    private readonly WebhookOptions options;
    private readonly SigningKey key;
    private readonly TimeProvider clock;

    public Subscriber(PublicAddresses addresses, WebhookOptions options, SigningKey key, TimeProvider clock)
    {
        (this.addresses, this.options, this.key, this.clock) = (addresses, options, key, clock);
        sender = new(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            ConnectCallback = ConnectAsync,
            MaxResponseHeadersLength = 16,
            PooledConnectionLifetime = TimeSpan.FromMinutes(1),
            UseCookies = false,
            // A proxy would look the name up again, and connect to where nobody has looked.
            UseProxy = false,
        });
    }

    public async Task<DeliveryOutcome> SendAsync(Uri address, byte[] body, CancellationToken token)
    {
        if (address.Scheme != Uri.UriSchemeHttps && !options.PlainHttp)
        {
            return new(DeliveryFailure.PlainHttp, null);
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(body) };
        var (digest, input, signature) = MessageSignature.Of(address, body, CloudEvent.Structured, clock.GetUtcNow(), key);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue(CloudEvent.Structured);
        request.Content.Headers.ContentLength = body.Length;
        request.Content.Headers.Add("Content-Digest", digest);
        request.Headers.Add("Signature-Input", input);
        request.Headers.Add("Signature", signature);
        request.Headers.UserAgent.ParseAdd("CaseTrack-Webhook");
        try
        {
            using var answer = await sender.SendAsync(request, patience.Token);
            await ReadAsync(answer, patience.Token);
            var status = (int)answer.StatusCode;
            return status switch
            {
                >= 200 and < 300 => new(null, status),
                >= 300 and < 400 => new(DeliveryFailure.Redirected, status),
                _ => new(DeliveryFailure.Status, status),
            };
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new(DeliveryFailure.Timeout, null);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or SocketException)
        {
            return new(Why(failure), null);
        }
    }

    public void Dispose() => sender.Dispose();

    /// <summary>An answer is one when it has come whole: who closes half-way may not have taken the message in.</summary>
    private static async Task ReadAsync(HttpResponseMessage answer, CancellationToken token)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(token);
        var buffer = new byte[4096];
        for (int read = 0, whole = 0; whole < MostOfAnAnswer && (read = await body.ReadAsync(buffer, token)) > 0;)
        {
            whole += read;
        }
    }

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken token)
    {
        var host = context.DnsEndPoint.Host.Trim('[', ']');
        IPAddress[] found = IPAddress.TryParse(host, out var literal) ? [literal] : await Dns.GetHostAddressesAsync(host, token);
        if (!found.All(addresses.Allow))
        {
            throw new PrivateAddressException();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(found, context.DnsEndPoint.Port, token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private static DeliveryFailure Why(Exception? failure) => failure switch
    {
        null => DeliveryFailure.Connection,
        PrivateAddressException => DeliveryFailure.PrivateAddress,
        AuthenticationException => DeliveryFailure.Certificate,
        _ => Why(failure.InnerException),
    };

    private sealed class PrivateAddressException() : IOException("The name leads to an address that is not public.");
}
