using CaseTrack.Terms;

namespace CaseTrack.Cases;

/// <summary>一件案件的全部期限.</summary>
public sealed record CaseClock(Guid Id, DateOnly Law, DateTimeOffset? KnownAt, IReadOnlyList<TermView> Terms);

/// <summary>一件案件的期限, with its working.</summary>
/// <param name="Term">Stable within the case.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="Unit">How it is counted.</param>
/// <param name="Length">Days it has, extensions included.</param>
/// <param name="StartOn">起算日, not counted.</param>
/// <param name="DueOn">届满日; absent while it stands still.</param>
/// <param name="Provisional">暂定.</param>
/// <param name="State">How it stands.</param>
/// <param name="DaysLeft">剩余天数, calendar days from today; negative when over; absent unless it runs.</param>
/// <param name="Overdue">逾期.</param>
/// <param name="EndedOn">The day it ended.</param>
/// <param name="Silence">What silence brings about, and when.</param>
/// <param name="DueOnNow">Where an earlier state of knowledge was asked for: the last day as known now.</param>
/// <param name="Working">计算过程: each day counted or not, and why.</param>
public sealed record TermView(
    string Term, string Chinese, string English, string Basis, TermUnit Unit, int Length, DateOnly StartOn, DateOnly? DueOn,
    bool Provisional,
    TermState State, int? DaysLeft, bool Overdue, DateOnly? EndedOn, SilenceView? Silence, DateOnly? DueOnNow,
    IReadOnlyList<WorkingDay> Working);

/// <summary>期满的后果.</summary>
public sealed record SilenceView(string Brings, DateOnly? On);
