namespace CaseTrack.Reports.Drafts;

/// <summary>核对结论.</summary>
public enum NumberVerdict
{
    /// <summary>一致.</summary>
    Matched = 1,

    /// <summary>不一致.</summary>
    Wrong,

    /// <summary>概数: consistent, but said vaguely.</summary>
    Vague,

    /// <summary>目录中没有对应指标, or not to be judged.</summary>
    Unknown,

    /// <summary>年份、日期 of the report.</summary>
    Date,

    /// <summary>目标、计划: meant to be, not judged.</summary>
    Target,
}

/// <summary>Why a number is not judged.</summary>
public enum UnknownReason
{
    /// <summary>No figure is worded like it.</summary>
    NoFigure = 1,

    /// <summary>It is said of other cases than the report's.</summary>
    OtherPopulation,

    /// <summary>It is said of another time than any that is recorded.</summary>
    OtherPeriod,

    /// <summary>Nothing is there to compare it with.</summary>
    NothingToCompare,

    /// <summary>Words that nobody knows stand beside it; it may be another figure.</summary>
    UnclearWords,

    /// <summary>Nothing of the kind was recorded in the period.</summary>
    NotRecorded,

    /// <summary>A person said that it is not what it was taken for.</summary>
    ByChoice,

    /// <summary>不予显示: it would tell of a case you may not know of.</summary>
    Withheld,
}
