using CaseTrack.Procedures;
using CaseTrack.Terms;
using static CaseTrack.Review.ReviewStage;

namespace CaseTrack.Review;

/// <content>收到到受理.</content>
public static partial class ReviewProcedure
{
    public static readonly Act<ReviewApplication, ReviewStage> GoverningLaw = new(
        "governing-law", "确定适用法律", "choice of the governing law", "行政复议法(2023) §90；过渡期规则由机关决定", Screening, AwaitingPapers,
        PreAcceptanceMediation, Adjudication, Suspended)
    {
        After = x => x.ReceivedOn,
    };

    public static readonly Act<ReviewApplication, ReviewStage> PapersRequest = new(
        "papers-request", "补正通知", "request to correct the papers", "行政复议法(2023) §31；实施条例 §29", Screening)
    {
        StandsBeside = x => x.IsDeemedAccepted,
        To = [AwaitingPapers],
        Requires = [new(x => !x.IsUnder2023 || !x.Dossier.Has<PapersRequested>(), ReviewRefusals.PapersAskedBefore)],
    };

    public static readonly Act<ReviewApplication, ReviewStage> PapersExtension = new(
        "papers-extension", "延长补正期限", "extension for the papers", "行政复议法(2023) §31", AwaitingPapers)
    {
        StandsBeside = x => x.IsDeemedAbandoned,
    };

    public static readonly Act<ReviewApplication, ReviewStage> CorrectedPapers = new(
        "corrected-papers", "收到补正材料", "corrected papers", "行政复议法(2023) §31；实施条例 §29", AwaitingPapers)
    {
        StandsBeside = x => x.IsDeemedAbandoned,
        To = [Screening],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Abandonment = new(
        "abandonment", "逾期未补正视为放弃", "deemed abandonment", "行政复议法(2023) §31；实施条例 §29", AwaitingPapers)
    {
        Moment = new((x, rulebook, today) => !rulebook.IsInTime(x, TermCode.ReviewPapers, today.Date), ReviewRefusals.PapersStillInTime),
        To = [Abandoned],
    };

    public static readonly Act<ReviewApplication, ReviewStage> MediationBeforeAcceptance =
        new("pre-acceptance-mediation", "受理前调解", "mediation before acceptance", "业务口径；行政复议法(2023) §5", Screening)
        {
            To = [PreAcceptanceMediation],
        };

    public static readonly Act<ReviewApplication, ReviewStage> PreAcceptanceMediationEnd = new(
        "pre-acceptance-mediation-end", "结束受理前调解", "end of the mediation before acceptance", "业务口径；行政复议法(2023) §5",
        PreAcceptanceMediation)
    {
        To = [Screening],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Withdrawal = new(
        "withdrawal", "受理前撤回", "withdrawal before acceptance", "行政复议法(2017) §25；(2023) §41", Screening, AwaitingPapers,
        PreAcceptanceMediation)
    {
        To = [Withdrawn],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Refusal = new(
        "refusal", "不予受理", "refusal", "行政复议法(2017) §17；(2023) §30", Screening, PreAcceptanceMediation)
    {
        StandsBeside = x => x.IsDeemedAccepted,
        To = [Refused],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Referral = new(
        "referral", "告知或转送有权机关", "referral to the competent organ", "行政复议法(2017) §§17-18；(2023) §32", Screening)
    {
        StandsBeside = x => x.IsDeemedAccepted,
        To = [Referred],
    };

    public static readonly Act<ReviewApplication, ReviewStage> Acceptance = new(
        "acceptance", "受理", "acceptance", "行政复议法(2017) §17；(2023) §30", Screening, PreAcceptanceMediation)
    {
        StandsBeside = x => x.IsDeemedAccepted,
        To = [Adjudication],
    };

    public static readonly Act<ReviewApplication, ReviewStage> DeemedAcceptance =
        new("deemed-acceptance", "视为受理", "deemed acceptance", "行政复议法(2017) §17；(2023) §30", Screening, PreAcceptanceMediation)
        {
            Moment = new((x, rulebook, today) => !rulebook.IsInTime(x, TermCode.ReviewScreening, today.Date), ReviewRefusals.StillInTime),
            To = [Adjudication],
        };
}
