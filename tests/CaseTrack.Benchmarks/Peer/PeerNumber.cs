using System.Globalization;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>案号 as the peer writes it: the serial of the year.</summary>
public static class PeerNumber
{
    public static string Of(int year, int serial) => string.Create(CultureInfo.InvariantCulture, $"({year})港民调字第{serial:000}号");
}
