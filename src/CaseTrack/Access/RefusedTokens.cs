using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.Tokens;

namespace CaseTrack.Access;

/// <summary>被拒的令牌. A log line for each reason at most once a minute, with how many there were since the last: whoever tries tokens shows,
/// and cannot fill the log.</summary>
/// <remarks>Never the token or anything of it: the reasons are a closed list.</remarks>
public sealed class RefusedTokens(ILoggerFactory logging, TimeProvider clock)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    private readonly ILogger logger = logging.CreateLogger(RefusalLog.Category);
    private readonly ConcurrentDictionary<string, Line> lines = [];

    /// <summary>Counts one, and says so if it is time to.</summary>
    public void Count(string reason)
    {
        if (lines.GetOrAdd(reason, _ => new()).Due(clock.GetUtcNow()) is > 0 and var count)
        {
            logger.LogWarning("token refused: {Reason} ({Count} since the last line)", reason, count);
        }
    }

    /// <summary>What was wrong with a token, of a few things that can be.</summary>
    public static string ReasonOf(Exception failure) => failure switch
    {
        SecurityTokenExpiredException => "expired",
        SecurityTokenNotYetValidException => "not yet valid",
        SecurityTokenInvalidAudienceException => "for another audience",
        SecurityTokenInvalidIssuerException => "of another issuer",
        SecurityTokenInvalidAlgorithmException => "with an algorithm that is not taken",
        SecurityTokenInvalidSignatureException or SecurityTokenSignatureKeyNotFoundException => "unsigned or forged",
        SecurityTokenMalformedException or ArgumentException => "no token",
        _ => "not valid",
    };

    private sealed class Line
    {
        private readonly Lock gate = new();
        private DateTimeOffset said = DateTimeOffset.MinValue;
        private int count;

        /// <summary>How many there were if a line is due, or 0.</summary>
        public int Due(DateTimeOffset now)
        {
            lock (gate)
            {
                count++;
                if (now - said < Pause)
                {
                    return 0;
                }

                var since = count;
                (said, count) = (now, 0);
                return since;
            }
        }
    }
}
