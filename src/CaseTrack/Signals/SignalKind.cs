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
