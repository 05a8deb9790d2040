using System.Security.Cryptography;
using System.Text;

namespace CaseTrack.Signals;

/// <summary>录入提示的种类. A question for whoever reviews entries, never an accusation.</summary>
public enum SignalKind
{
    /// <summary>事后很久才录入.</summary>
    LateEntry = 1,

    /// <summary>短时间内集中录入.</summary>
    Burst,

    /// <summary>多案同一电话.</summary>
    SharedPhone,

    /// <summary>多案同一证件号码: a party that comes back often.</summary>
    SharedIdentity,

    /// <summary>协议文字几乎相同.</summary>
    SameWords,

    /// <summary>成功率百分之百.</summary>
    AlwaysSucceeds,

    /// <summary>协议早于受理.</summary>
    AgreedBeforeAccepted,

    /// <summary>同一调解员同日在不同调委会.</summary>
    TwoPlaces,

    /// <summary>受理量远超其他调委会.</summary>
    OutlyingShare,
}

/// <summary>录入提示的阈值, section <c>Signals</c>.</summary>
public sealed class SignalOptions
{
    /// <summary>Days between an event and its entry.</summary>
    public int LateDays { get; set; } = 30;

    /// <summary>Cases entered by one person within ten minutes.</summary>
    public int Burst { get; set; } = 10;

    /// <summary>Cases that share a phone number.</summary>
    public int SharedPhone { get; set; } = 3;

    /// <summary>Cases that share an identity number.</summary>
    public int SharedIdentity { get; set; } = 3;

    /// <summary>Written agreements with the same words.</summary>
    public int SameWords { get; set; } = 5;

    /// <summary>Concluded cases before a success rate of 100 % is remarkable.</summary>
    public int AlwaysSucceeds { get; set; } = 20;

    /// <summary>How many times the cases of the committee in the middle are remarkable.</summary>
    public int OutlyingTimes { get; set; } = 5;

    /// <summary>Cases of a committee below which its share is not remarkable.</summary>
    public int OutlyingAtLeast { get; set; } = 50;
}

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
