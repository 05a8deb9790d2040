using System.Globalization;

namespace CaseTrack.Benchmarks.Peer;

/// <summary>案号 as the peer writes it: the serial of the year, of the district or of each committee.</summary>
/// <param name="ByUnit">Whether each committee has a series of its own.</param>
public sealed record PeerNumber(bool ByUnit)
{
    /// <summary>Whose series a number is of.</summary>
    public string Series(string unit) => ByUnit ? unit : "";

    public static string Of(int year, int serial, string series = "") =>
        string.Create(CultureInfo.InvariantCulture, $"({year})港{series}民调字第{serial:000}号");
}
