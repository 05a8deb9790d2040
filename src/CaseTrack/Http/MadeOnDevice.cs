using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>设备上办理的时间. When an act was made on a device that had no network, as the device's clock had it, and by how much that clock
/// was off. Kept with the event beside the time it was recorded; it decides nothing.</summary>
/// <param name="MadeAt">The device's word.</param>
/// <param name="ClockOff">Seconds to add to it; nothing where the device's clock was right, or is not known.</param>
public sealed partial record MadeOnDevice(DateTimeOffset MadeAt, long? ClockOff)
{
    /// <summary>The request header: an instant with its offset.</summary>
    public const string Header = "CaseTrack-Made-At";

    /// <summary>The request header: whole seconds.</summary>
    public const string OffHeader = "CaseTrack-Clock-Off";

    /// <summary>The headers of events.</summary>
    public const string Kept = "made-at";

    public const string KeptOff = "clock-off";

    private static readonly DateTimeOffset Earliest = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly DateTimeOffset Latest = new(2200, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a clock may say so, however wrong it is.</summary>
    public static bool IsInstant(DateTimeOffset said) => said >= Earliest && said < Latest;

    /// <summary>What a request says; nothing where it says nothing.</summary>
    /// <exception cref="RefusedException">400 for what is no instant, or no number of seconds.</exception>
    public static MadeOnDevice? Of(HttpRequest request)
    {
        if (request.Headers[Header].ToString() is not { Length: > 0 } said)
        {
            return null;
        }

        var off = request.Headers[OffHeader].ToString();
        long seconds = 0;
        return Instant().IsMatch(said)
            && DateTimeOffset.TryParse(said, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var made) && IsInstant(made)
            && (off.Length == 0 || long.TryParse(off, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seconds))
                ? new(made, off.Length == 0 ? null : seconds) : throw new RefusedException(HttpRefusals.MadeAtForm, 400);
    }

    /// <summary>What an event kept.</summary>
    public static MadeOnDevice? Of(JasperFx.Events.IEvent happened)
    {
        // The store makes a time of a text that looks like one.
        DateTimeOffset? made = happened.GetHeader(Kept) switch
        {
            DateTime read => new DateTimeOffset(read.ToUniversalTime()),
            DateTimeOffset read => read,
            { } said when DateTimeOffset.TryParse(
                said.ToString(), CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var read) => read,
            _ => null,
        };
        return made is not { } instant ? null
            : new(instant, long.TryParse(happened.GetHeader(KeptOff)?.ToString(), CultureInfo.InvariantCulture, out var off) ? off : null);
    }

    /// <summary>As the headers say it.</summary>
    public string Said => MadeAt.ToString("O", CultureInfo.InvariantCulture);

    /// <summary>As the headers say it.</summary>
    public string? SaidOff => ClockOff?.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\A\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,7})?(Z|[+-]\d\d:\d\d)\z")]
    private static partial Regex Instant();
}
