namespace CaseTrack.Cases.HandOvers;

/// <summary>一次移送.</summary>
/// <param name="Kind">The kind of the case that was handed over.</param>
/// <param name="Record">The case.</param>
/// <param name="Number">文号, the last it was given.</param>
/// <param name="Unit">承办机构代码.</param>
/// <param name="UnitName">承办机构名称, as it is today.</param>
/// <param name="To">接收方, code list <c>handOverReceiver</c>; of a supervision file that was handed over as a whole
/// <c>handOverTarget</c>.</param>
/// <param name="ToName">接收方, in the reader's language.</param>
/// <param name="SentOn">移送日.</param>
/// <param name="AnswerDueOn">回告期限; absent where it stands still.</param>
/// <param name="DaysLeft">剩余天数, calendar days, negative when overdue; absent once it is answered.</param>
/// <param name="ReceivedOn">接收日.</param>
/// <param name="ReceivingKind">The kind of the case that took it up.</param>
/// <param name="Receiving">The case that took it up.</param>
/// <param name="AnsweredOn">回告日.</param>
/// <param name="Result">结果, code list <c>handOverResult</c>.</param>
/// <param name="ResultName">结果, in the reader's language.</param>
public sealed record HandOverRow(
    string Kind, Guid Record, string? Number, string Unit, string UnitName, string To, string ToName, DateOnly SentOn,
    DateOnly? AnswerDueOn, int? DaysLeft, DateOnly? ReceivedOn, string? ReceivingKind, Guid? Receiving, DateOnly? AnsweredOn,
    string? Result, string? ResultName);

/// <summary>移送清单的一页.</summary>
/// <param name="HandOvers">What has no answer yet first, the longest overdue before all others; then what was answered, the latest
/// first.</param>
/// <param name="Next">The next page; absent on the last.</param>
public sealed record HandOverPage(IReadOnlyList<HandOverRow> HandOvers, string? Next = null);
