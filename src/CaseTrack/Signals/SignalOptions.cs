namespace CaseTrack.Signals;

/// <summary>录入提示的阈值, section <c>Signals</c>.</summary>
public sealed class SignalOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Signals";

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
