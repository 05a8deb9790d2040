namespace CaseTrack.Releases;

/// <summary>数据发布: every reason for "no".</summary>
public static class ReleaseRefusals
{
    public static readonly Refusal YearRunning = new("release.year-running",
        "统计期尚未结束，发布须明确确认（confirmRunning）", "The period is not over; releasing it needs an explicit confirmation (confirmRunning)",
        "发布规则");

    public static readonly Refusal PeriodOutOfOrder = new("release.period-out-of-order",
        "统计期首日不能晚于末日", "The first day of the period is after its last", "发布规则");

    public static readonly Refusal CutOffInFuture = new("release.cut-off-in-future",
        "截止日不能晚于今天，也不能早于统计期首日", "The cut-off day is neither in the future nor before the period", "发布规则");

    public static readonly Refusal IdentityBroken = new("release.identity-broken",
        "恒等式不成立，不能发布", "An identity is broken; nothing is released", "发布规则");

    public static readonly Refusal LedgerDiffers = new("release.ledger-differs",
        "台账与本程序版本不符，数字可能有误，不能发布；请执行 rebuild，服务不必停止",
        "The ledger is not as this build writes it, and figures may be wrong; run rebuild, beside the running service", "发布规则");

    public static readonly Refusal LedgerNotCompared = new("release.ledger-not-compared",
        "本程序版本正在核对台账，稍后即可发布", "This build is still comparing the ledger; try again in a while", "发布规则");

    public static readonly Refusal NotADraft = new("release.not-a-draft",
        "只有拟定中的发布可以批准或弃用", "Only a draft is approved or discarded", "发布规则");

    public static readonly Refusal SamePerson = new("release.same-person",
        "发布须由拟定人以外的第二人批准", "A release is approved by a second person", "发布规则");

    public static readonly Refusal NothingToSupersede = new("release.nothing-to-supersede",
        "被取代的发布不存在、未获批准、已被其他发布取代，或统计期不同",
        "What it supersedes does not exist, was not approved, was superseded by another, or has another period", "发布规则");

    public static readonly Refusal AlreadyReleased = new("release.already-released",
        "该统计期已有有效发布，新的发布须指明取代它", "The period has a release; a new one names it as superseded", "发布规则");

    public static readonly Refusal NoteMissing = new("release.note-missing",
        "更正发布须附一句公开说明", "A correction release says in one public sentence what was corrected", "发布规则");

    public static readonly Refusal NotPublished = new("release.not-published",
        "尚未发布的没有公开说明可追加；拟稿有误的，弃用后重新拟定",
        "What is not published has no public note to follow; a draft that is wrong is discarded and drafted again", "发布规则");

    public static readonly Refusal NotComparable = new("release.not-comparable",
        "只能与同一统计期、其后拟定的发布比较", "A release is compared with a later one of the same period", "发布规则");
}
