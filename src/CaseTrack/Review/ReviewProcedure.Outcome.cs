using CaseTrack.Procedures;
using static CaseTrack.Review.ReviewStage;

namespace CaseTrack.Review;

/// <content>决定及其后.</content>
public static partial class ReviewProcedure
{
    public static readonly Act<ReviewApplication, ReviewStage> Decision = new(
        "decision", "作出决定", "decision", "行政复议法(2017) §28；(2023) §§61-72", Adjudication)
    {
        To = [Decided],
        Requires = [new(x =>
            x.Procedure != ProcedureKind.Ordinary || !x.IsUnder2023 || x.Dossier.Has<OpinionsHeard>(), ReviewRefusals.OpinionsNotHeard,
            new(BreachKind.StepMissing, "review.opinions", "行政复议法(2023) §49", BreachPhase.Examination))],
    };

    public static readonly Act<ReviewApplication, ReviewStage> MediationStatement =
        new("mediation-statement", "制作调解书", "mediation statement", "行政复议法(2023) §73；实施条例 §50", Adjudication)
        {
            To = [Mediated],
        };

    public static readonly Act<ReviewApplication, ReviewStage> Dismissal =
        new("dismissal", "驳回复议申请", "dismissal of the application", "实施条例 §48；行政复议法(2023) §33", Adjudication, Suspended)
        {
            To = [Dismissed],
        };

    public static readonly Act<ReviewApplication, ReviewStage> Termination = new(
        "termination", "终止", "termination", "行政复议法(2023) §41；实施条例 §42", Adjudication, Suspended)
    {
        To = [Terminated],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Service =
        new("service", "送达", "service", "行政复议法(2023) §75；民事诉讼法 §§87-95", Refused, Decided, Mediated, Dismissed, Terminated);

    public static readonly Act<ReviewApplication, ReviewStage> Performance = new(
        "performance", "履行情况", "performance", "行政复议法(2017) §32；(2023) §77", Decided, Mediated, Closed)
    {
        Requires = [new(x => x.IsToBePerformed, ReviewRefusals.NothingToPerform),
            new(x => !x.IsPerformed, ReviewRefusals.AlreadyPerformed)],
        After = x => x.ConcludedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Urging = new(
        "urging", "督促履行", "urging of performance", "行政复议法(2017) §32；(2023) §§77, 83", Decided, Mediated, Closed)
    {
        Requires = [new(x => x.IsToBePerformed, ReviewRefusals.NothingToPerform),
            new(x => !x.IsPerformed, ReviewRefusals.AlreadyPerformed)],
        After = x => x.ConcludedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Letters = new(
        "letters", "制发意见书、建议书", "opinion or suggestion letter", "行政复议法(2023) §76；实施条例 §57", Adjudication, Suspended, Decided, Mediated,
        Dismissed, Terminated, Closed)
    {
        Requires = [new(x => x.AcceptedOn is not null, ReviewRefusals.NoLetterWithoutAcceptance)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> LetterAnswers = new(
        "letter-answers", "意见书、建议书反馈", "answer to a letter", "行政复议法(2023) §76；实施条例 §57", Adjudication, Suspended, Decided, Mediated,
        Dismissed, Terminated, Closed)
    {
        About = [new("letter", x => x.Dossier.Awaiting<LetterIssued, LetterAnswered>(), ReviewRefusals.NoSuchLetter)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Lawsuits =
        new("lawsuits", "被诉", "lawsuit", "行政诉讼法 §§26, 45", Refused, Decided, Mediated, Dismissed, Terminated, Closed)
        {
            Requires = [new(x => x.RefusedOn is not null || x.DecidedOn is not null, ReviewRefusals.NothingToSueOver)],
            After = x => x.ConcludedOn,
        };

    public static readonly Act<ReviewApplication, ReviewStage> CourtHearings = new(
        "court-hearings", "开庭及负责人出庭", "court hearing", "行政诉讼法 §3；最高法司法解释(2018) §128", Refused, Decided, Mediated, Dismissed, Terminated,
        Closed, Archived)
    {
        About = [new("lawsuit", x => x.Lawsuits.Select(y => y.Id.ToString()), ReviewRefusals.NoSuchLawsuit)],
        After = _ => null,
    };

    public static readonly Act<ReviewApplication, ReviewStage> Judgments =
        new("judgments", "裁判结果", "judgment", "行政诉讼法 §§69-78", Refused, Decided, Mediated, Dismissed, Terminated, Closed, Archived)
        {
            About = [new("lawsuit", x => x.Dossier.Awaiting<LawsuitFiled, JudgmentGiven>(), ReviewRefusals.NoSuchLawsuit)],
            After = _ => null,
        };

    public static readonly Act<ReviewApplication, ReviewStage> DefeatReports = new(
        "defeat-reports", "行政败诉报告", "report on a lost lawsuit", "行政败诉报告制度", Refused, Decided, Mediated, Dismissed, Terminated,
        Closed, Archived)
    {
        About = [new("lawsuit", x => x.Lost.Where(y => x.Dossier.StepOf<DefeatReported>(y) is null), ReviewRefusals.NotLost)],
        After = _ => null,
    };
}
