using System.Security.Cryptography;
using System.Text;

namespace CaseTrack.Import.Running;

/// <summary>Ids made of what something is: the same is the same wherever and whenever it is asked. RFC 9562, version 8.</summary>
public static class ImportIds
{
    public static Guid Of(params ReadOnlySpan<string> parts)
    {
        var bytes = SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts!)));
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new(bytes.AsSpan(0, 16), bigEndian: true);
    }
}
