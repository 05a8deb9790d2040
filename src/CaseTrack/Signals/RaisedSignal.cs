using System.Security.Cryptography;
using System.Text;

namespace CaseTrack.Signals;

/// <summary>A signal as the records of a year raise it, before anybody's review.</summary>
/// <param name="Id">The same for as long as it is about the same.</param>
/// <param name="Kind">What was noticed.</param>
/// <param name="Chinese">In words.</param>
/// <param name="English">In English.</param>
/// <param name="Unit">The unit or the person it is about; nothing for a party.</param>
/// <param name="Records">All of its records, in the order in which they were registered.</param>
public sealed record RaisedSignal(Guid Id, SignalKind Kind, string Chinese, string English, string Unit, IReadOnlyList<Guid> Records)
{
    /// <summary>A name-based id (RFC 9562, version 8) over what the signal is about, never over who a party is: of a party only the keyed digest is known here.</summary>
    public static Guid IdOf(string district, int year, SignalKind kind, string about)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"casetrack/entry-signals/{district}/{year}/{Wire.Name(kind)}/{about}"))[..16];
        hash[6] = (byte)((hash[6] & 0x0F) | 0x80);
        hash[8] = (byte)((hash[8] & 0x3F) | 0x80);
        return new Guid(hash, bigEndian: true);
    }
}
