namespace CaseTrack.Litigation;

/// <summary>应诉案件的经过. Every event of a lawsuit record, in the order of its life.</summary>
public interface ILawsuitEvent : ICaseEvent<AdministrativeLawsuit>;

/// <summary>应诉案件已收到: an organ of the district is sued. Opens the stream.</summary>
/// <param name="OccurredOn">收到应诉通知之日.</param>
/// <param name="Office">承办机构代码.</param>
/// <param name="DefendantKind">被告类型, code list <c>respondentKind</c>.</param>
/// <param name="Defendant">被告机关名称, never a person.</param>
/// <param name="Subject">案由, code list <c>reviewSubject</c>.</param>
/// <param name="Field">行政管理领域, code list <c>administrativeField</c>.</param>
/// <param name="Court">法院.</param>
/// <param name="CourtNumber">法院案号.</param>
/// <param name="Instance">审级, code list <c>courtInstance</c>.</param>
/// <param name="Follows">The lawsuit it is an appeal or a retrial of.</param>
/// <param name="Officer">承办人.</param>
public sealed record LawsuitReceived(
    DateOnly OccurredOn, string Office, string DefendantKind, string? Defendant, string Subject, string Field, string Court, string CourtNumber, string Instance,
    Guid? Follows = null, string? Officer = null) : ILawsuitEvent;

/// <summary>已开庭. 行政诉讼法 §3.</summary>
/// <param name="OccurredOn">开庭日.</param>
/// <param name="Hearing">标识.</param>
/// <param name="Attendance">负责人出庭情况, code list <c>courtAttendance</c>.</param>
/// <param name="Official">出庭人职务.</param>
public sealed record LawsuitHeard(DateOnly OccurredOn, Guid Hearing, string Attendance, string? Official = null) : ILawsuitEvent;

/// <summary>已裁判. 行政诉讼法 §§69-78.</summary>
/// <param name="OccurredOn">裁判日.</param>
/// <param name="Outcome">结果, code list <c>courtOutcome</c>.</param>
public sealed record LawsuitJudged(DateOnly OccurredOn, string Outcome) : ILawsuitEvent;

/// <summary>败诉已报告. 行政败诉报告制度.</summary>
public sealed record LawsuitDefeatReported(DateOnly OccurredOn, string Cause, string Measures, string ReportedTo) : ILawsuitEvent;

/// <summary>生效裁判已履行. 行政诉讼法 §§94-96.</summary>
public sealed record LawsuitPerformed(DateOnly OccurredOn, string Content) : ILawsuitEvent;

/// <summary>司法建议、检察建议已收到. 行政诉讼法 §66；人民检察院检察建议工作规定.</summary>
/// <param name="OccurredOn">收到日.</param>
/// <param name="Advice">标识.</param>
/// <param name="Adviser">建议机关, code list <c>adviser</c>.</param>
/// <param name="Content">建议内容.</param>
public sealed record LawsuitAdviceReceived(DateOnly OccurredOn, Guid Advice, string Adviser, string Content) : ILawsuitEvent;

/// <summary>司法建议、检察建议已反馈.</summary>
public sealed record LawsuitAdviceAnswered(DateOnly OccurredOn, Guid Advice, string Answer) : ILawsuitEvent;

/// <summary>承办人已变更.</summary>
public sealed record LawsuitReassigned(DateOnly OccurredOn, string Officer) : ILawsuitEvent;

/// <summary>已更正. Names what it corrects and why; what is absent stays.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">更正理由.</param>
/// <param name="ReceivedOn">收到日.</param>
/// <param name="JudgedOn">裁判日.</param>
/// <param name="Outcome">裁判结果.</param>
/// <param name="CourtNumber">法院案号.</param>
public sealed record LawsuitCorrected(
    DateOnly OccurredOn, string Reason, DateOnly? ReceivedOn = null, DateOnly? JudgedOn = null, string? Outcome = null, string? CourtNumber = null) : ILawsuitEvent
{
    ChangeClass ICaseEvent.Change => (ReceivedOn ?? JudgedOn) is null ? ChangeClass.Reclassification : ChangeClass.Correction;
}

/// <summary>已作废.</summary>
public sealed record LawsuitVoided(DateOnly OccurredOn, string Reason) : ILawsuitEvent
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}
