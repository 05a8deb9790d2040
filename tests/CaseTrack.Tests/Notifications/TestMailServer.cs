using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using MimeKit;
using SmtpServer;
using SmtpServer.Mail;
using SmtpServer.Protocol;
using SmtpServer.Storage;

namespace CaseTrack.Tests.Notifications;

/// <summary>A mail server on this machine that does with a mail what a test wants.</summary>
public sealed class TestMailServer : MessageStore, IMailboxFilter, IAsyncDisposable
{
    private readonly CancellationTokenSource stop = new();
    private Task running = Task.CompletedTask;

    public int Port { get; } = FreePort();

    /// <summary>Every mail that came, whatever it was answered.</summary>
    public ConcurrentQueue<MimeMessage> Came { get; } = new();

    /// <summary>What a mail is answered; without, that it is taken.</summary>
    public Func<ISessionContext, Task<SmtpResponse>>? Answer { get; set; }

    /// <summary>What a recipient is answered; without, that it is known.</summary>
    public SmtpReplyCode? Recipient { get; set; }

    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    public TestMailServer Start()
    {
        var options = new SmtpServerOptionsBuilder().ServerName("mail.example")
            .Endpoint(x => x.Endpoint(new IPEndPoint(IPAddress.Loopback, Port))).Build();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)this);
        services.Add((IMailboxFilter)this);
        running = new SmtpServer.SmtpServer(options, services).StartAsync(stop.Token);
        return this;
    }

    public override async Task<SmtpResponse> SaveAsync(
        ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(buffer.ToArray());
        Came.Enqueue(await MimeMessage.LoadAsync(stream, cancellationToken));
        return Answer is { } answer ? await answer(context) : SmtpResponse.Ok;
    }

    public Task<bool> CanAcceptFromAsync(ISessionContext context, IMailbox from, int size, CancellationToken cancellationToken) =>
        Task.FromResult(true);

    public Task<bool> CanDeliverToAsync(
        ISessionContext context, IMailbox to, IMailbox from, CancellationToken cancellationToken) =>
        Recipient is { } code ? throw new SmtpResponseException(new SmtpResponse(code, "not now")) : Task.FromResult(true);

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        try
        {
            await running;
        }
        catch (OperationCanceledException)
        {
            // Stopped.
        }

        stop.Dispose();
    }
}
