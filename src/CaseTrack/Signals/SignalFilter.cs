namespace CaseTrack.Signals;

/// <summary>Which signals a list shows.</summary>
public enum SignalFilter
{
    /// <summary>待办: whatever is not reviewed to the end.</summary>
    Open = 1,

    /// <summary>已复核.</summary>
    Reviewed,

    /// <summary>全部.</summary>
    All,
}
