namespace CaseTrack.Terms;

/// <summary>How a term stands.</summary>
public enum TermState
{
    /// <summary>进行中.</summary>
    Running = 1,

    /// <summary>停止计算: suspended with no end in sight.</summary>
    Stopped,

    /// <summary>按期完成.</summary>
    Met,

    /// <summary>逾期完成.</summary>
    Missed,

    /// <summary>因期满而发生: silence did what nobody did in time.</summary>
    Lapsed,

    /// <summary>不明: the case went on past the last day, and nobody entered whether and when the step was taken.</summary>
    Unknown,
}
