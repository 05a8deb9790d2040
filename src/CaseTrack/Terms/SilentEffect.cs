namespace CaseTrack.Terms;

/// <summary>期满的后果. What the law lets happen when a term runs out and nobody has acted.</summary>
public enum SilentEffect
{
    /// <summary>视为受理. 行政复议法(2017) §17；(2023) §30.</summary>
    DeemedAcceptance = 1,

    /// <summary>逾期未补正视为放弃. 行政复议法(2023) §31；实施条例 §29.</summary>
    Abandonment,

    /// <summary>逾期未答复. 行政复议法(2017) §28；(2023) §70.</summary>
    AnswerOverdue,

    /// <summary>中止满六十日终止. 行政复议法(2023) §41(5)；实施条例 §42.</summary>
    Termination,

    /// <summary>失权: a right lapses that nobody used in time.</summary>
    Lapse,
}
