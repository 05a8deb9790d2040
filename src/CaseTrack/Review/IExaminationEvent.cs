using CaseTrack.Terms;

namespace CaseTrack.Review;

/// <summary>审理经过. What happens while a review is examined.</summary>
public interface IExaminationEvent : IReviewEvent;

/// <summary>被申请人逾期未答复. 行政复议法(2017) §28；(2023) §70: as if it had no evidence.</summary>
public sealed record AnswerOverdue(DateOnly OccurredOn) : IExaminationEvent
{
    string? ICaseEvent.Tag => Clock.BySilence;
}

/// <summary>已转为普通程序. 行政复议法(2023) §55.</summary>
public sealed record ProcedureConverted(DateOnly OccurredOn, string Reason, string ApprovedBy) : IExaminationEvent;

/// <summary>副本已发送. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
public sealed record CopySent(DateOnly OccurredOn) : IExaminationEvent;

/// <summary>答复已收到. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
public sealed record AnswerReceived(DateOnly OccurredOn, bool WithEvidence) : IExaminationEvent;

/// <summary>意见已听取. 行政复议法(2023) §49.</summary>
public sealed record OpinionsHeard(DateOnly OccurredOn, string Manner, bool Impossible, Guid? Reference = null) : IExaminationEvent
{
    string? ICaseEvent.Tag => Manner;
}

/// <summary>已调查取证. 行政复议法(2017) §22；(2023) §45.</summary>
public sealed record ReviewInvestigated(DateOnly OccurredOn, string Manner, int Officers, Guid? Reference = null) : IExaminationEvent;

/// <summary>鉴定已委托. 实施条例 §§34, 37.</summary>
public sealed record AppraisalStarted(DateOnly OccurredOn, string Subject) : IExaminationEvent;

/// <summary>鉴定已完成. 实施条例 §§34, 37.</summary>
public sealed record AppraisalEnded(DateOnly OccurredOn) : IExaminationEvent;

/// <summary>听证已通知. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
public sealed record HearingNotified(DateOnly OccurredOn, DateOnly HearingOn) : IExaminationEvent;

/// <summary>听证已举行. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
public sealed record HearingHeld(DateOnly OccurredOn, bool ResponsibleAttended, int Officers, Guid? Reference = null) : IExaminationEvent;

/// <summary>委员会已提出咨询意见. 行政复议法(2023) §52.</summary>
public sealed record CommitteeAdvised(DateOnly OccurredOn, string Situation, string Advice, Guid? Reference = null) : IExaminationEvent
{
    string? ICaseEvent.Tag => Situation;
}

/// <summary>已决定停止执行. 行政复议法(2017) §21；(2023) §42.</summary>
public sealed record StayOrdered(DateOnly OccurredOn, string Ground) : IExaminationEvent;

/// <summary>停止执行已解除. 行政复议法(2023) §42.</summary>
public sealed record StayLifted(DateOnly OccurredOn) : IExaminationEvent;

/// <summary>附带审查已启动. 行政复议法(2017) §26；(2023) §56.</summary>
[TagOf("ruleHandling")]
public sealed record RuleReviewRequested(DateOnly OccurredOn, Guid Request, string Document, string Handling) : IExaminationEvent
{
    string? ICaseEvent.Ref => Request.ToString();

    string? ICaseEvent.Tag => Handling;
}

/// <summary>附带审查已转送. 行政复议法(2023) §§56-57.</summary>
public sealed record RuleReviewForwarded(DateOnly OccurredOn, Guid Request, string Organ) : IExaminationEvent
{
    string? ICaseEvent.Ref => Request.ToString();
}

/// <summary>制定机关已收到书面通知. 行政复议法(2023) §58.</summary>
public sealed record RuleMakerNotified(DateOnly OccurredOn, Guid Request) : IExaminationEvent
{
    string? ICaseEvent.Ref => Request.ToString();
}

/// <summary>制定机关已答复. 行政复议法(2023) §58.</summary>
public sealed record RuleMakerAnswered(DateOnly OccurredOn, Guid Request) : IExaminationEvent
{
    string? ICaseEvent.Ref => Request.ToString();
}

/// <summary>附带审查已有结论. 行政复议法(2023) §59.</summary>
public sealed record RuleReviewConcluded(DateOnly OccurredOn, Guid Request, string Result) : IExaminationEvent
{
    string? ICaseEvent.Ref => Request.ToString();

    string? ICaseEvent.Tag => Result;
}

/// <summary>审理已中止. 行政复议法(2023) §39；实施条例 §41.</summary>
[TagOf("suspensionGround")]
public sealed record ReviewSuspended(DateOnly OccurredOn, string Ground, DateOnly? NotifiedOn) : IExaminationEvent
{
    string? ICaseEvent.Tag => Ground;
}

/// <summary>审理已恢复. 行政复议法(2023) §§39-40；实施条例 §41.</summary>
public sealed record ReviewResumed(DateOnly OccurredOn, DateOnly? NotifiedOn) : IExaminationEvent;

/// <summary>审理期限已延长. 行政复议法(2017) §31；(2023) §62. One granted after the term had run out lengthens nothing.</summary>
public sealed record ReviewExtended(DateOnly OccurredOn, int Days, string ApprovedBy, string Reason, bool TooLate = false) : IExaminationEvent
{
    int? ICaseEvent.GrantedDays => TooLate ? null : Days;
}
