using CaseTrack.Photos;
using CaseTrack.Procedures;
using static CaseTrack.Mediation.MediationStage;

namespace CaseTrack.Mediation;

/// <summary>人民调解程序: every act, the stages it belongs to, and its article.</summary>
public static partial class MediationProcedure
{
    // Made when first asked for: the acts stand in several files, and nothing fixes the order of those.
    private static readonly Lazy<Procedure<MediationCase, MediationStage>> Whole = new(Made);

    public static Procedure<MediationCase, MediationStage> All => Whole.Value;

    private static MediationStage[] WithAgreement => [Agreed, Performing, Performed, PartlyPerformed, NotPerformed, Closed];
    private static MediationStage[] NotArchived => [.. Enum.GetValues<MediationStage>().Except([Archived, Merged, Voided])];
    private static MediationStage[] NotVoided => [.. Enum.GetValues<MediationStage>().Except([Merged, Voided])];

    public static readonly Act<MediationCase, MediationStage> Acceptance = new("acceptance", "受理", "acceptance", "人民调解法 §17", Registered)
    {
        To = [Accepted, InMediation],
    };

    public static readonly Act<MediationCase, MediationStage> NonAcceptance = new(
        "non-acceptance", "不予受理", "non-acceptance", "人民调解工作若干规定 §22；人民调解法 §17", Registered)
    {
        To = [NotAccepted],
    };

    public static readonly Act<MediationCase, MediationStage> ReferralOut = new(
        "referral-out", "转介", "referral to another body", "人民调解法 §18", Registered)
    {
        To = [ReferredOut],
    };

    public static readonly Act<MediationCase, MediationStage> Assignment = new(
        "assignment", "指派调解员", "assignment of a mediator", "人民调解法 §19", Accepted, InMediation)
    {
        To = [InMediation],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> MediatorChange = new(
        "mediator-change", "更换调解员", "change of the mediator", "人民调解法 §19", InMediation, Paused)
    {
        About = [new("from", x => x.Mediators, MediationRefusals.NotTheMediator)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> RightsNotice = new(
        "rights-notice", "告知权利义务", "notice of rights and duties", "人民调解法 §§23-24", Accepted, InMediation)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Sessions = new("sessions", "调解会谈", "session", "人民调解法 §22", InMediation)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Investigations = new(
        "investigations", "调查", "investigation", "人民调解工作若干规定 §28", Accepted, InMediation, Paused)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Invitations = new(
        "invitations", "邀请参与", "invitation", "人民调解法 §20", InMediation)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Extension = new(
        "extension", "延长调解期限", "extension", "人民调解工作若干规定 §33；特邀调解规定 §27", InMediation)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Pause = new("pause", "暂缓", "pause", "业务口径", InMediation)
    {
        To = [Paused],
    };

    public static readonly Act<MediationCase, MediationStage> Resumption = new("resumption", "恢复调解", "resumption", "业务口径", Paused)
    {
        To = [InMediation],
    };

    public static readonly Act<MediationCase, MediationStage> Linkage = new(
        "linkage", "启动三级联动", "start of the three-level linkage", "湖北省人民调解规定 §8", InMediation)
    {
        Requires = [new(x => x.LinkedOn is null, MediationRefusals.AlreadyLinked)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Instructions = new(
        "instructions", "交办", "instruction to a unit", "湖北省人民调解规定 §8", InMediation)
    {
        About = [new("toUnit", x => x.AssistingUnits.Prepend(x.LeadUnit).OfType<string>(), MediationRefusals.UnitNotInLinkage)],
        Requires = [new(x => x.LinkedOn is not null, MediationRefusals.NotLinked)],
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Transfer = new(
        "transfer", "移交其他调委会", "transfer to another committee", "湖北省人民调解规定 §8", Accepted, InMediation)
    {
        To = [Accepted],
    };

    public static readonly Act<MediationCase, MediationStage> Risk = new(
        "risk", "风险评估", "risk assessment", "业务口径", Registered, Accepted, InMediation, Paused)
    {
        After = x => x.RegisteredOn,
    };

    public static readonly Act<MediationCase, MediationStage> EscalationMeasures =
        new("escalation-measures", "采取防激化措施", "measure against escalation", "人民调解法 §25", Registered, Accepted, InMediation, Paused)
        {
            After = x => x.RegisteredOn,
        };

    public static readonly Act<MediationCase, MediationStage> PoliceReport =
        new("police-report", "报告公安", "report to the police", "人民调解法 §25", Registered, Accepted, InMediation, Paused)
        {
            After = x => x.RegisteredOn,
        };

    public static readonly Act<MediationCase, MediationStage> Agreement = new(
        "agreement", "达成协议", "agreement", "人民调解法 §§28-30", InMediation)
    {
        To = [Agreed, Performed],
    };

    public static readonly Act<MediationCase, MediationStage> Termination = new(
        "termination", "终止调解", "end of the mediation", "人民调解法 §§23, 26", Accepted, InMediation, Paused)
    {
        To = [Ended],
    };

    public static readonly Act<MediationCase, MediationStage> Performance =
        new("performance", "履行情况", "performance", "人民调解法 §31", Agreed, Performing, PartlyPerformed, NotPerformed)
        {
            To = [Performing, Performed, PartlyPerformed, NotPerformed],
            After = x => x.AgreedOn,
        };

    public static readonly Act<MediationCase, MediationStage> FollowUps = new(
        "follow-ups", "回访", "follow-up visit", "人民调解法 §31", WithAgreement)
    {
        Requires = [new(x => x.AgreedOn is not null, MediationRefusals.NoAgreement)],
        After = x => x.AgreedOn,
    };

    public static readonly Act<MediationCase, MediationStage> PreventedEscalations = new(
        "prevented-escalations", "防止激化", "escalation prevented", "司法部人民调解统计报表", Agreed, Performing, Performed, PartlyPerformed,
        NotPerformed, Ended, Closed)
    {
        After = x => x.AcceptedOn,
    };

    public static readonly Act<MediationCase, MediationStage> Renewal =
        new("renewal", "重新调解", "renewed mediation", "人民调解法 §32；民事诉讼法 §206", Agreed, Performing, PartlyPerformed, NotPerformed, Ended)
        {
            To = [InMediation],
        };

    public static readonly Act<MediationCase, MediationStage> Closing = new(
        "closing", "办结", "closing", "人民调解法 §§26, 31", Performed, PartlyPerformed, NotPerformed, Ended)
    {
        To = [Closed],
    };

    public static readonly Act<MediationCase, MediationStage> Archiving = new("archiving", "归档", "archiving", "人民调解法 §27；卷宗目录", Closed)
    {
        Requires = [new(x => x.MissingItems.Count == 0, MediationRefusals.ItemsMissing) { Saying = x =>
            MediationRefusals.Missing(x.MissingItems) },
            new(x => !x.Dossier.Photos.Any(y => y.Owed), PhotoRefusals.Owed)],
        To = [Archived],
    };

    public static readonly Act<MediationCase, MediationStage> Reopening = new("reopening", "重新打开", "reopening", "更正规则", Archived)
    {
        To = [Closed],
    };

    public static readonly Act<MediationCase, MediationStage> Merging = new(
        "merging", "合并", "merging into another case", "业务口径", NotArchived)
    {
        To = [Merged],
    };

    public static readonly Act<MediationCase, MediationStage> Corrections = new("corrections", "更正", "correction", "更正规则", NotVoided);

    public static readonly Act<MediationCase, MediationStage> Voiding = new("voiding", "作废", "voiding", "更正规则", NotVoided)
    {
        To = [Voided],
        After = x => x.RegisteredOn,
    };

    public static readonly Act<MediationCase, MediationStage> Restoration = new(
        "restoration", "撤销作废", "taking back of a void", "更正规则", Voided, Merged)
    {
        To = [.. NotVoided],
    };

    private static Procedure<MediationCase, MediationStage> Made() => new("人民调解", "people's mediation",
        Acceptance, NonAcceptance, ReferralOut, Assignment, MediatorChange, RightsNotice, Sessions, Investigations, Invitations, Extension,
        Pause, Resumption, Linkage, Instructions, Transfer, Risk, EscalationMeasures, PoliceReport, Agreement, Termination, Performance,
        FollowUps, PreventedEscalations, Renewal, Closing, Archiving, Reopening, Merging, Corrections, Voiding, Restoration, ReferralAnswer,
        ConfirmationApplication, ConfirmationAnswer, ConfirmationResult, AgreementLawsuit, AgreementJudgment);
}
