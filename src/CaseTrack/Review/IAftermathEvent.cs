
namespace CaseTrack.Review;

/// <summary>决定之后. What happens after a review was decided: service, performance, letters, lawsuits, archiving.</summary>
public interface IAftermathEvent : IReviewEvent;

/// <summary>已送达. 行政复议法(2023) §75；民事诉讼法 §§87-95.</summary>
[TagOf("partyRole", Or = "/" + PublicNotice)]
public sealed record ReviewServed(DateOnly OccurredOn, string Recipient, string Manner, Guid? Reference = null) : IAftermathEvent
{
    private const string PublicNotice = "public-notice";

    /// <summary>公告送达 takes effect only after the time of the notice, so that its terms are longer.</summary>
    string? ICaseEvent.Tag => Manner == PublicNotice ? $"{Recipient}/{PublicNotice}" : Recipient;

    string? ICaseEvent.Party => Recipient;
}

/// <summary>履行情况已记录. 行政复议法(2017) §32；(2023) §77.</summary>
public sealed record ReviewPerformed(DateOnly OccurredOn, string State) : IAftermathEvent
{
    string? ICaseEvent.Tag => State;
}

/// <summary>已督促履行. 行政复议法(2017) §32；(2023) §§77, 83.</summary>
public sealed record PerformanceUrged(DateOnly OccurredOn, string Measure, DateOnly? PerformBy, Guid? Reference = null) : IAftermathEvent
{
    string? ICaseEvent.Tag => Measure;

    DateOnly? ICaseEvent.SetsDay => PerformBy;
}

/// <summary>意见书、建议书已制发. 行政复议法(2023) §76；实施条例 §57.</summary>
[TagOf("letterKind")]
public sealed record LetterIssued(DateOnly OccurredOn, Guid Letter, string LetterKind, string Addressee, string Number) : IAftermathEvent
{
    string? ICaseEvent.Ref => Letter.ToString();

    string? ICaseEvent.Tag => LetterKind;

    (string Document, string Number)? ICaseEvent.Numbered => (NumberedDocument.ReviewLetter, Number);
}

/// <summary>意见书、建议书已反馈. 行政复议法(2023) §76；实施条例 §57.</summary>
public sealed record LetterAnswered(DateOnly OccurredOn, Guid Letter, bool Corrected) : IAftermathEvent
{
    string? ICaseEvent.Ref => Letter.ToString();
}

/// <summary>已被诉. 行政诉讼法 §§26, 45.</summary>
public sealed record LawsuitFiled(
    DateOnly OccurredOn, Guid Lawsuit, string Court, string CaseNumber, string Instance, string Standing, Guid? AppealOf = null,
    string? Plaintiff = null) : IAftermathEvent
{
    string? ICaseEvent.Party => Plaintiff;

    string? ICaseEvent.Ref => Lawsuit.ToString();

    string? ICaseEvent.Tag => Instance;
}

/// <summary>已开庭. 行政诉讼法 §3；最高法司法解释(2018) §128.</summary>
public sealed record CourtHearingHeld(DateOnly OccurredOn, Guid Lawsuit, string Attendance, string? Official, Guid? Reference = null)
    : IAftermathEvent
{
    string? ICaseEvent.Ref => Lawsuit.ToString();

    string? ICaseEvent.Tag => Attendance;
}

/// <summary>已裁判. 行政诉讼法 §§69-78.</summary>
public sealed record JudgmentGiven(DateOnly OccurredOn, Guid Lawsuit, string Outcome) : IAftermathEvent
{
    string? ICaseEvent.Ref => Lawsuit.ToString();

    string? ICaseEvent.Tag => Outcome;
}

/// <summary>败诉已报告. 行政败诉报告制度.</summary>
public sealed record DefeatReported(DateOnly OccurredOn, Guid Lawsuit, string Cause, string Measures, string ReportedTo) : IAftermathEvent
{
    string? ICaseEvent.Ref => Lawsuit.ToString();
}

/// <summary>已归档. 行政复议案件档案管理.</summary>
public sealed record ReviewArchived(DateOnly OccurredOn, string Retention) : IAftermathEvent, IArchived;
