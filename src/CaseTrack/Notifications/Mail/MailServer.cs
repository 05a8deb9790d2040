using System.Net.Sockets;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;

namespace CaseTrack.Notifications.Mail;

/// <summary>Why a mail was not taken.</summary>
public enum MailFailure
{
    /// <summary>连接不上.</summary>
    Unreachable = 1,

    /// <summary>超时.</summary>
    Timeout,

    /// <summary>加密或登录失败.</summary>
    Security,

    /// <summary>服务器拒收.</summary>
    Refused,

    /// <summary>连接中断，是否收下不得而知.</summary>
    Broken,

    /// <summary>无法成文.</summary>
    Unwritten,
}

/// <summary>What came of an attempt.</summary>
/// <param name="Failure">Null if the server has taken it.</param>
/// <param name="Status">What it answered, if it did.</param>
public sealed record MailOutcome(MailFailure? Failure = null, int? Status = null)
{
    /// <summary>Whether the next mail would fare no better at present.</summary>
    public bool IsOfServer => Failure is MailFailure.Unreachable or MailFailure.Timeout or MailFailure.Security;
}

/// <summary>邮件服务器. One mail, one connection, and a time within which it has to be over.</summary>
public sealed class MailServer(MailOptions options)
{
    public async Task<MailOutcome> SendAsync(MimeMessage message, CancellationToken token)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(TimeSpan.FromSeconds(options.TimeoutSeconds));
        using var client = new SmtpClient { CheckCertificateRevocation = options.CheckRevocation };
        var connected = false;
        try
        {
            await client.ConnectAsync(options.Host!, options.Port, options.Security switch
            {
                "tls" => SecureSocketOptions.SslOnConnect,
                "none" => SecureSocketOptions.None,
                _ => SecureSocketOptions.StartTls,
            }, limit.Token);
            if (options.User is { Length: > 0 } user)
            {
                await client.AuthenticateAsync(user, options.Secret ?? "", limit.Token);
            }

            connected = true;
            await client.SendAsync(message, limit.Token);
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new(MailFailure.Timeout);
        }
        catch (SmtpCommandException refused)
        {
            return new(MailFailure.Refused, (int)refused.StatusCode);
        }
        catch (Exception failure) when (failure is SslHandshakeException or AuthenticationException or NotSupportedException)
        {
            return new(MailFailure.Security);
        }
        catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or ServiceNotConnectedException)
        {
            return new(connected ? MailFailure.Broken : MailFailure.Unreachable);
        }

        try
        {
            // It has been taken; how one parts does not matter.
            await client.DisconnectAsync(quit: true, limit.Token);
        }
        catch (Exception failure) when (failure is SocketException or IOException or ProtocolException or OperationCanceledException)
        {
            return new();
        }

        return new();
    }
}
