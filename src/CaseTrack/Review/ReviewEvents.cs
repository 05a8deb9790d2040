using CaseTrack.Terms;

namespace CaseTrack.Review;

/// <summary>收到复议申请. Opens the stream; the day fixes which law governs it.</summary>
public sealed record ReviewReceived(
    DateOnly OccurredOn, string Office, string RespondentKind, string Subject, string Field, string? ApplicantKind = null, string? Manner = null, int? Applicants = null,
    string? Respondent = null, string? Route = null)
    : ICaseEvent<ReviewApplication>;

/// <summary>受理前调解已开始.</summary>
public sealed record PreAcceptanceMediationStarted(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>受理前撤回.</summary>
public sealed record ReviewWithdrawn(DateOnly OccurredOn, string Reason) : ICaseEvent<ReviewApplication>;

/// <summary>不予受理. 行政复议法(2017) §17；(2023) §30.</summary>
public sealed record ReviewRefused(DateOnly OccurredOn, string Ground, string? Number = null) : ICaseEvent<ReviewApplication>
{
    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewRefusal, Number);
}

/// <summary>逾期未补正，视为放弃. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record ReviewAbandoned(DateOnly OccurredOn, string Basis) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Clock.BySilence;
}

/// <summary>受理，含视为受理. 行政复议法(2017) §17；(2023) §30. A deemed acceptance has no number until a notice is made out.</summary>
public sealed record ReviewAccepted(
    DateOnly OccurredOn, bool Deemed, string Basis, string? Number = null, string? Procedure = null, string? SimplifiedGround = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Deemed ? Clock.BySilence : null;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewAcceptance, Number);
}

/// <summary>被申请人逾期未答复. 行政复议法(2017) §28；(2023) §70: as if it had no evidence.</summary>
public sealed record AnswerOverdue(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Clock.BySilence;
}

/// <summary>决定已作出.</summary>
[TagOf("reviewDecision", "ancillaryDecision")]
public sealed record ReviewDecided(
    DateOnly OccurredOn, string Decision, IReadOnlyList<string>? Ancillary = null, DateOnly? PerformBy = null, string? Number = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Ancillary?.Contains(AncillaryDecision.Remake) is true ? AncillaryDecision.Remake : Decision;

    DateOnly? ICaseEvent.SetsDay => PerformBy;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewDecision, Number);
}

/// <summary>已终止. 行政复议法(2023) §41；实施条例 §42.</summary>
public sealed record ReviewTerminated(DateOnly OccurredOn, string Ground, string? Number = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Ground == TerminationGround.SixtyDaysSuspended ? Clock.BySilence : Ground;

    (string Document, string Number)? ICaseEvent.Numbered => Number is null ? null : (NumberedDocument.ReviewTermination, Number);
}

/// <summary>已办结.</summary>
public sealed record ReviewClosed(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>已更正. Names what it corrects, why, and who approved it.</summary>
public sealed record ReviewCorrected(DateOnly OccurredOn, string Reason, string ApprovedBy, ReviewCorrections Corrected) : ICaseEvent<ReviewApplication>
{
    ChangeClass ICaseEvent.Change => Corrected.CodesOnly ? ChangeClass.Reclassification : ChangeClass.Correction;
}

/// <summary>已作废.</summary>
public sealed record ReviewVoided(DateOnly OccurredOn, string Reason, Guid? DuplicateOf = null) : ICaseEvent<ReviewApplication>
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>已撤销作废. The record is back in the stage it was in.</summary>
public sealed record ReviewRestored(DateOnly OccurredOn, string Reason, ReviewStage Stage) : ICaseEvent<ReviewApplication>, IRestores
{
    ChangeClass ICaseEvent.Change => ChangeClass.Void;
}

/// <summary>更正内容. What is absent stays.</summary>
public sealed record ReviewCorrections
{
    public DateOnly? ReceivedOn { get; init; }
    public DateOnly? MediationOn { get; init; }
    public DateOnly? AcceptedOn { get; init; }
    public DateOnly? WithdrawnOn { get; init; }
    public DateOnly? RefusedOn { get; init; }
    public DateOnly? DecidedOn { get; init; }
    public DateOnly? ClosedOn { get; init; }
    public string? RespondentKind { get; init; }
    public string? Respondent { get; init; }
    public string? Route { get; init; }
    public int? Applicants { get; init; }
    public string? Subject { get; init; }
    public string? Field { get; init; }
    public string? WithdrawalReason { get; init; }
    public string? Decision { get; init; }

    /// <summary>Whether codes alone are corrected, and no day or number of people.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public bool CodesOnly => (ReceivedOn ?? MediationOn ?? AcceptedOn ?? WithdrawnOn ?? RefusedOn ?? DecidedOn ?? ClosedOn) is null && Applicants is null;
}

/// <summary>适用法律已另行确定. 行政复议法(2023) §90；过渡期规则由机关决定.</summary>
public sealed record ReviewLawChosen(DateOnly OccurredOn, DateOnly GovernedFrom, string Reason, string ApprovedBy) : ICaseEvent<ReviewApplication>;

/// <summary>补正已通知. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record PapersRequested(DateOnly OccurredOn, IReadOnlyList<string> Items, int? Days) : ICaseEvent<ReviewApplication>
{
    int? ICaseEvent.GrantedDays => Days;
}

/// <summary>补正期限已延长. 行政复议法(2023) §31.</summary>
public sealed record PapersExtended(DateOnly OccurredOn, int Days, string Reason) : ICaseEvent<ReviewApplication>
{
    int? ICaseEvent.GrantedDays => Days;
}

/// <summary>补正材料已收到. 行政复议法(2023) §31；实施条例 §29.</summary>
public sealed record PapersCorrected(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>受理前调解已结束. 业务口径 C.2；行政复议法(2023) §5.</summary>
public sealed record PreAcceptanceMediationEnded(DateOnly OccurredOn, string Result) : ICaseEvent<ReviewApplication>;

/// <summary>已告知或转送有权机关. 行政复议法(2017) §§17-18；(2023) §32.</summary>
public sealed record ReviewReferred(DateOnly OccurredOn, string Manner, string Organ) : ICaseEvent<ReviewApplication>;

/// <summary>已转为普通程序. 行政复议法(2023) §55.</summary>
public sealed record ProcedureConverted(DateOnly OccurredOn, string Reason, string ApprovedBy) : ICaseEvent<ReviewApplication>;

/// <summary>副本已发送. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
public sealed record CopySent(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>答复已收到. 行政复议法(2017) §23；(2023) §§48, 54.</summary>
public sealed record AnswerReceived(DateOnly OccurredOn, bool WithEvidence) : ICaseEvent<ReviewApplication>;

/// <summary>意见已听取. 行政复议法(2023) §49.</summary>
public sealed record OpinionsHeard(DateOnly OccurredOn, string Manner, bool Impossible, Guid? Reference = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Manner;
}

/// <summary>已调查取证. 行政复议法(2017) §22；(2023) §45.</summary>
public sealed record ReviewInvestigated(DateOnly OccurredOn, string Manner, int Officers, Guid? Reference = null) : ICaseEvent<ReviewApplication>;

/// <summary>鉴定已委托. 实施条例 §§34, 37.</summary>
public sealed record AppraisalStarted(DateOnly OccurredOn, string Subject) : ICaseEvent<ReviewApplication>;

/// <summary>鉴定已完成. 实施条例 §§34, 37.</summary>
public sealed record AppraisalEnded(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>听证已通知. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
public sealed record HearingNotified(DateOnly OccurredOn, DateOnly HearingOn) : ICaseEvent<ReviewApplication>;

/// <summary>听证已举行. 行政复议法(2023) §§50-51；实施条例 §33.</summary>
public sealed record HearingHeld(DateOnly OccurredOn, bool ResponsibleAttended, int Officers, Guid? Reference = null) : ICaseEvent<ReviewApplication>;

/// <summary>委员会已提出咨询意见. 行政复议法(2023) §52.</summary>
public sealed record CommitteeAdvised(DateOnly OccurredOn, string Situation, string Advice, Guid? Reference = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Situation;
}

/// <summary>已决定停止执行. 行政复议法(2017) §21；(2023) §42.</summary>
public sealed record StayOrdered(DateOnly OccurredOn, string Ground) : ICaseEvent<ReviewApplication>;

/// <summary>停止执行已解除. 行政复议法(2023) §42.</summary>
public sealed record StayLifted(DateOnly OccurredOn) : ICaseEvent<ReviewApplication>;

/// <summary>附带审查已启动. 行政复议法(2017) §26；(2023) §56.</summary>
[TagOf("ruleHandling")]
public sealed record RuleReviewRequested(DateOnly OccurredOn, Guid Request, string Document, string Handling) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Request.ToString();

    string? ICaseEvent.Tag => Handling;
}

/// <summary>附带审查已转送. 行政复议法(2023) §§56-57.</summary>
public sealed record RuleReviewForwarded(DateOnly OccurredOn, Guid Request, string Organ) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Request.ToString();
}

/// <summary>制定机关已收到书面通知. 行政复议法(2023) §58.</summary>
public sealed record RuleMakerNotified(DateOnly OccurredOn, Guid Request) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Request.ToString();
}

/// <summary>制定机关已答复. 行政复议法(2023) §58.</summary>
public sealed record RuleMakerAnswered(DateOnly OccurredOn, Guid Request) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Request.ToString();
}

/// <summary>附带审查已有结论. 行政复议法(2023) §59.</summary>
public sealed record RuleReviewConcluded(DateOnly OccurredOn, Guid Request, string Result) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Request.ToString();

    string? ICaseEvent.Tag => Result;
}

/// <summary>审理已中止. 行政复议法(2023) §39；实施条例 §41.</summary>
[TagOf("suspensionGround")]
public sealed record ReviewSuspended(DateOnly OccurredOn, string Ground, DateOnly? NotifiedOn) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Ground;
}

/// <summary>审理已恢复. 行政复议法(2023) §§39-40；实施条例 §41.</summary>
public sealed record ReviewResumed(DateOnly OccurredOn, DateOnly? NotifiedOn) : ICaseEvent<ReviewApplication>;

/// <summary>审理期限已延长. 行政复议法(2017) §31；(2023) §62.</summary>
public sealed record ReviewExtended(DateOnly OccurredOn, int Days, string ApprovedBy, string Reason) : ICaseEvent<ReviewApplication>
{
    int? ICaseEvent.GrantedDays => Days;
}

/// <summary>调解书已制作. 行政复议法(2023) §73；实施条例 §50.</summary>
public sealed record ReviewMediated(DateOnly OccurredOn, DateOnly? PerformBy, string Number) : ICaseEvent<ReviewApplication>
{
    DateOnly? ICaseEvent.SetsDay => PerformBy;

    (string Document, string Number)? ICaseEvent.Numbered => (NumberedDocument.ReviewMediationStatement, Number);
}

/// <summary>复议申请已驳回. 实施条例 §48；行政复议法(2023) §33.</summary>
public sealed record ReviewDismissed(DateOnly OccurredOn, string Ground, string Number) : ICaseEvent<ReviewApplication>
{
    (string Document, string Number)? ICaseEvent.Numbered => (NumberedDocument.ReviewDecision, Number);
}

/// <summary>已送达. 行政复议法(2023) §75；民事诉讼法 §§87-95.</summary>
[TagOf("partyRole", QualifiedBy = "serviceManner")]
public sealed record ReviewServed(DateOnly OccurredOn, string Recipient, string Manner, Guid? Reference = null) : ICaseEvent<ReviewApplication>
{
    private const string PublicNotice = "public-notice";

    /// <summary>公告送达 takes effect only after the time of the notice, so that its terms are longer.</summary>
    string? ICaseEvent.Tag => Manner == PublicNotice ? $"{Recipient}/{PublicNotice}" : Recipient;

    string? ICaseEvent.Party => Recipient;
}

/// <summary>履行情况已记录. 行政复议法(2017) §32；(2023) §77.</summary>
public sealed record ReviewPerformed(DateOnly OccurredOn, string State) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => State;
}

/// <summary>已督促履行. 行政复议法(2017) §32；(2023) §§77, 83.</summary>
public sealed record PerformanceUrged(DateOnly OccurredOn, string Measure, DateOnly? PerformBy, Guid? Reference = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Tag => Measure;

    DateOnly? ICaseEvent.SetsDay => PerformBy;
}

/// <summary>意见书、建议书已制发. 行政复议法(2023) §76；实施条例 §57.</summary>
[TagOf("letterKind")]
public sealed record LetterIssued(DateOnly OccurredOn, Guid Letter, string LetterKind, string Addressee, string Number) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Letter.ToString();

    string? ICaseEvent.Tag => LetterKind;

    (string Document, string Number)? ICaseEvent.Numbered => (NumberedDocument.ReviewLetter, Number);
}

/// <summary>意见书、建议书已反馈. 行政复议法(2023) §76；实施条例 §57.</summary>
public sealed record LetterAnswered(DateOnly OccurredOn, Guid Letter, bool Corrected) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Letter.ToString();
}

/// <summary>已被诉. 行政诉讼法 §§26, 45.</summary>
public sealed record LawsuitFiled(
    DateOnly OccurredOn, Guid Lawsuit, string Court, string CaseNumber, string Instance, string Standing, Guid? AppealOf = null, string? Plaintiff = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Party => Plaintiff;

    string? ICaseEvent.Ref => Lawsuit.ToString();

    string? ICaseEvent.Tag => Instance;
}

/// <summary>已开庭. 行政诉讼法 §3；最高法司法解释(2018) §128.</summary>
public sealed record CourtHearingHeld(DateOnly OccurredOn, Guid Lawsuit, string Attendance, string? Official, Guid? Reference = null) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Lawsuit.ToString();

    string? ICaseEvent.Tag => Attendance;
}

/// <summary>已裁判. 行政诉讼法 §§69-78.</summary>
public sealed record JudgmentGiven(DateOnly OccurredOn, Guid Lawsuit, string Outcome) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Lawsuit.ToString();

    string? ICaseEvent.Tag => Outcome;
}

/// <summary>败诉已报告. 行政败诉报告制度 C.7.</summary>
public sealed record DefeatReported(DateOnly OccurredOn, Guid Lawsuit, string Cause, string Measures, string ReportedTo) : ICaseEvent<ReviewApplication>
{
    string? ICaseEvent.Ref => Lawsuit.ToString();
}

/// <summary>已归档. 行政复议案件档案管理.</summary>
public sealed record ReviewArchived(DateOnly OccurredOn, string Retention) : ICaseEvent<ReviewApplication>;

/// <summary>已重新审理. 行政诉讼法 §79；行政复议法(2023) §61.</summary>
public sealed record ReviewReopened(DateOnly OccurredOn, string Reason, string ApprovedBy) : ICaseEvent<ReviewApplication>;
