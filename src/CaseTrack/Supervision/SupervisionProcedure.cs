using CaseTrack.Photos;
using CaseTrack.Procedures;
using static CaseTrack.Supervision.SupervisionStage;

namespace CaseTrack.Supervision;

/// <summary>行政执法监督程序: every act, the stages it belongs to, and its article.</summary>
public static class SupervisionProcedure
{
    private static readonly SupervisionStage[] NotVoided = [.. Enum.GetValues<SupervisionStage>().Except([Voided])];

    public static readonly Act<SupervisionFile, SupervisionStage> Check = new(
        "check", "核查", "check of the lead", "行政执法监督条例（国务院令第825号）；业务口径", Lead);

    public static readonly Act<SupervisionFile, SupervisionStage> Opening = new(
        "opening", "立案", "opening of a file", "行政执法监督条例（国务院令第825号）", Lead)
    {
        To = [Opened],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Investigations =
        new("investigations", "调查", "investigation", "行政执法监督条例（国务院令第825号）；山东省行政执法监督条例 §22", Opened, Instructed, Reported)
        {
            After = x => x.OpenedOn,
        };

    public static readonly Act<SupervisionFile, SupervisionStage> Problems = new(
        "problems", "发现问题", "problem found", "业务口径", Opened, Instructed, Reported)
    {
        After = x => x.OpenedOn,
    };

    public static readonly Act<SupervisionFile, SupervisionStage> SolvedProblems = new(
        "solved-problems", "问题整改完成", "problem solved", "业务口径", Instructed, Reported, Rectified)
    {
        About = [new("problem", x => x.Dossier.Awaiting<ProblemFound, ProblemSolved>(), SupervisionRefusals.NoSuchProblem)],
        After = x => x.OpenedOn,
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Instruments = new(
        "instruments", "制发监督文书", "instrument", "行政执法监督条例（国务院令第825号）", Opened, Instructed, Reported)
    {
        To = [Instructed],
        After = x => x.OpenedOn,
    };

    public static readonly Act<SupervisionFile, SupervisionStage> RectificationReport =
        new("rectification-report", "整改反馈", "report on the correction", "行政执法监督条例（国务院令第825号）；业务口径", Instructed)
        {
            To = [Reported],
        };

    public static readonly Act<SupervisionFile, SupervisionStage> RectificationReturn =
        new("rectification-return", "验收不通过", "correction returned", "行政执法监督条例（国务院令第825号）；业务口径", Reported)
        {
            To = [Instructed],
        };

    public static readonly Act<SupervisionFile, SupervisionStage> Extension = new(
        "extension", "延长办理期限", "extension", "业务设置", Opened, Instructed, Reported)
    {
        Requires = [new(x => !x.Dossier.HasSince<SupervisionExtended, SupervisionReopened>(), SupervisionRefusals.ExtendedOnce)],
        After = x => x.OpenedOn,
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Interviews = new(
        "interviews", "约谈", "interview", "行政执法监督条例（国务院令第825号）；业务口径", Opened, Instructed, Reported)
    {
        After = x => x.OpenedOn,
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Circulars =
        new("circulars", "通报", "circular", "行政执法监督条例（国务院令第825号）；业务口径", Opened, Instructed, Reported, Rectified, HandedOver)
        {
            After = x => x.OpenedOn,
        };

    public static readonly Act<SupervisionFile, SupervisionStage> SanctionProposals =
        new("sanction-proposals", "提请处分或处理执法证件", "proposal of a sanction", "业务口径", Opened, Instructed, Reported, Rectified, HandedOver)
        {
            After = x => x.OpenedOn,
        };

    public static readonly Act<SupervisionFile, SupervisionStage> ReexaminationRequest =
        new("reexamination-request", "申请复查", "request for re-examination", "业务设置；重庆市行政执法监督条例 §21", Instructed, Reported)
        {
            Requires = [new(x => x.Dossier.Steps.Any(s =>
                s.Is<InstrumentIssued>() && s.Tag == InstrumentCode.Decision), SupervisionRefusals.NoDecision),
            new(x => !x.Dossier.HasSince<ReexaminationRequested, ReexaminationDecided>(), SupervisionRefusals.ReexaminationRunning),
            new(x => !x.ReexaminationLapsed, SupervisionRefusals.ReexaminationTooLate)],
            After = x => x.Dossier.Steps.LastOrDefault(y => y.Is<InstrumentIssued>() && y.Tag == InstrumentCode.Decision)?.On,
        };

    public static readonly Act<SupervisionFile, SupervisionStage> ReexaminationResult =
        new("reexamination-result", "复查决定", "decision on the re-examination", "业务设置；重庆市行政执法监督条例 §21", Instructed, Reported)
        {
            Requires = [new(x => x.Dossier.HasSince<ReexaminationRequested, ReexaminationDecided>(), SupervisionRefusals.NoReexamination)],
            After = x => x.Dossier.DayOf<ReexaminationRequested>(),
        };

    public static readonly Act<SupervisionFile, SupervisionStage> Rectification = new(
        "rectification", "整改完成", "correction verified", "行政执法监督条例（国务院令第825号）", Instructed, Reported)
    {
        To = [Rectified],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> HandOver = new(
        "hand-over", "移交", "hand-over", "行政执法监督条例（国务院令第825号）；业务口径", Opened, Instructed, Reported)
    {
        To = [HandedOver],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> HandOverAnswer =
        new("hand-over-answer", "移送回告", "answer to the hand-over", "重庆市行政执法监督条例 §20；业务设置", HandedOver, Closed)
        {
            Requires = [new(x => x.HandedOverOn is not null, SupervisionRefusals.NotHandedOver),
            new(x => !x.Dossier.HasSince<HandOverAnswered, SupervisionHandedOver>(), SupervisionRefusals.AlreadyAnswered)],
            After = x => x.HandedOverOn,
        };

    public static readonly Act<SupervisionFile, SupervisionStage> Dismissal = new(
        "dismissal", "不予立案、不成立", "dismissal", "业务口径", Lead, Opened, Instructed, Reported)
    {
        To = [NotEstablished],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Withdrawal = new(
        "withdrawal", "撤案", "withdrawal of the file", "业务口径", Opened, Instructed, Reported)
    {
        To = [Withdrawn],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Closing = new(
        "closing", "结案", "closing", "业务口径", Rectified, HandedOver, NotEstablished, Withdrawn)
    {
        To = [Closed],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Archiving = new("archiving", "归档", "archiving", "业务口径", Closed)
    {
        To = [Archived],
        Requires = [new(x => !x.Dossier.Photos.Any(y => y.Owed), PhotoRefusals.Owed)],
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Reopening =
        new("reopening", "重启", "reopening on new facts", "业务口径", Rectified, HandedOver, NotEstablished, Withdrawn, Closed, Archived)
        {
            To = [Opened],
            Requires = [new(x => x.OpenedOn is not null, SupervisionRefusals.NeverOpened)],
        };

    public static readonly Act<SupervisionFile, SupervisionStage> Corrections = new(
        "corrections", "更正", "correction", "更正规则", NotVoided);

    public static readonly Act<SupervisionFile, SupervisionStage> Voiding = new("voiding", "作废", "voiding", "更正规则", NotVoided)
    {
        To = [Voided],
        After = x => x.LeadOn,
    };

    public static readonly Act<SupervisionFile, SupervisionStage> Restoration = new(
        "restoration", "撤销作废", "taking back of a void", "更正规则", Voided)
    {
        To = [.. NotVoided],
    };

    public static readonly Procedure<SupervisionFile, SupervisionStage> All = new("行政执法监督", "enforcement supervision",
        Check, Opening, Investigations, Problems, SolvedProblems, Instruments, RectificationReport, RectificationReturn, Extension,
        Interviews, Circulars, SanctionProposals, ReexaminationRequest, ReexaminationResult, Rectification, HandOver, HandOverAnswer,
        Dismissal, Withdrawal, Closing, Archiving, Reopening, Corrections, Voiding, Restoration);
}
