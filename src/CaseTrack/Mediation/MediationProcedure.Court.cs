using CaseTrack.Procedures;
using static CaseTrack.Mediation.MediationStage;

namespace CaseTrack.Mediation;

/// <content>与法院和其他移送单位的往来.</content>
public static partial class MediationProcedure
{
    public static readonly Act<MediationCase, MediationStage> ReferralAnswer = new(
        "referral-answer", "反馈移送单位", "answer to the referring organ", "特邀调解规定 §26；业务口径", NotAccepted, ReferredOut, Agreed,
        Performing, Performed, PartlyPerformed, NotPerformed, Ended, Closed)
    {
        Requires = [new(x => x.Source.StartsWith("referral-", StringComparison.Ordinal), MediationRefusals.NotReferred),
            new(x => !x.Dossier.Has<ReferralAnswered>(), MediationRefusals.AlreadyAnswered)],
        After = x => x.AgreedOn ?? x.EndedOn ?? x.RegisteredOn,
    };

    public static readonly Act<MediationCase, MediationStage> ConfirmationApplication = new(
        "confirmation-application", "申请司法确认", "application for judicial confirmation", "人民调解法 §33；民事诉讼法 §205", Agreed, Performing,
        Performed, PartlyPerformed, NotPerformed)
    {
        Requires = [new(x => x.StandsInWriting, MediationRefusals.OnlyWritten),
            new(x => x.DisputeType != DisputeTypeCode.MarriageAndFamily || x.AmountYuan is not null, MediationRefusals.NotConfirmable),
            new(x => !x.ConfirmationLapsed, MediationRefusals.ConfirmationTooLate),
            new(x => !x.Dossier.HasSince<ConfirmationApplied, MediationRenewed>(), MediationRefusals.AlreadyApplied)],
        After = x => x.AgreedOn,
    };

    public static readonly Act<MediationCase, MediationStage> ConfirmationAnswer = new(
        "confirmation-answer", "法院受理司法确认", "answer of the court", "最高法司法确认规定(2011) §4", Agreed, Performing, Performed, PartlyPerformed,
        NotPerformed, Closed)
    {
        Requires = [new(x => x.Dossier.HasSince<ConfirmationApplied, ConfirmationAnswered>(), MediationRefusals.NotApplied)],
        After = x => x.Dossier.DayOf<ConfirmationApplied>(),
    };

    public static readonly Act<MediationCase, MediationStage> ConfirmationResult = new(
        "confirmation-result", "司法确认结果", "result of the judicial confirmation", "民事诉讼法 §206", Agreed, Performing, Performed,
        PartlyPerformed, NotPerformed, Closed)
    {
        Requires = [new(x => x.Dossier.HasSince<ConfirmationApplied, ConfirmationDecided>(), MediationRefusals.NotApplied)],
        After = x => x.Dossier.DayOf<ConfirmationAnswered>() ?? x.Dossier.DayOf<ConfirmationApplied>(),
    };

    public static readonly Act<MediationCase, MediationStage> AgreementLawsuit = new(
        "agreement-lawsuit", "协议争议起诉", "lawsuit over the agreement", "人民调解法 §32", WithAgreement)
    {
        Requires = [new(x => x.AgreedOn is not null, MediationRefusals.NoAgreement),
            new(x => !x.Dossier.HasSince<AgreementSued, AgreementJudged>(), MediationRefusals.AlreadySued)],
        After = x => x.AgreedOn,
    };

    public static readonly Act<MediationCase, MediationStage> AgreementJudgment = new(
        "agreement-judgment", "起诉结果", "judgment on the agreement", "人民调解法 §32", WithAgreement)
    {
        Requires = [new(x => x.Dossier.HasSince<AgreementSued, AgreementJudged>(), MediationRefusals.NotSued)],
        After = x => x.Dossier.DayOf<AgreementSued>(),
    };
}
