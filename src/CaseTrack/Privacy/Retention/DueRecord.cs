namespace CaseTrack.Privacy.Retention;

/// <summary>不销毁的原因.</summary>
public enum KeptBack
{
    /// <summary>未办结.</summary>
    Unfinished = 1,

    /// <summary>已销毁: nothing has happened in it since.</summary>
    Destroyed,

    /// <summary>没有规定保管期限: kept for ever.</summary>
    NoRule,

    /// <summary>永久保管.</summary>
    Permanent,

    /// <summary>保管期限未满.</summary>
    TermRunning,

    /// <summary>法定保留.</summary>
    LegalHold,

    /// <summary>有未决的删除或遮盖申请.</summary>
    RequestPending,

    /// <summary>有未决的提请: voiding, merging or restoring it.</summary>
    ProposalPending,

    /// <summary>照片未补交.</summary>
    PhotoOwed,

    /// <summary>同一事项的其他案件未办结, or a hand-over nobody has answered.</summary>
    MatterOpen,

    /// <summary>已列入另一份未决的清册.</summary>
    OnAnotherList,

    /// <summary>列入清册后又有变动.</summary>
    Changed,

    /// <summary>列入清册后保管期限另有规定.</summary>
    RuleChanged,
}

/// <summary>到期清册的一行.</summary>
/// <param name="Id">The case.</param>
/// <param name="Version">Its version.</param>
/// <param name="Number">案号, the first it was given.</param>
/// <param name="PutAwayOn">归档日; where it was never archived, the day it was closed or ended.</param>
/// <param name="Retention">保管期限, as it was archived.</param>
/// <param name="Rule">The rule that applies.</param>
/// <param name="Years">Its years.</param>
/// <param name="DueOn">The first day it may go.</param>
/// <param name="KeptBack">Why it is not destroyed; absent where it is due.</param>
public sealed record DueRecord(
    Guid Id, int Version, string? Number, DateOnly? PutAwayOn, string? Retention, Guid? Rule, int? Years, DateOnly? DueOn,
    KeptBack? KeptBack);

/// <summary>What a case stands by when it is looked at.</summary>
/// <param name="File">The case.</param>
/// <param name="Version">Its version.</param>
/// <param name="Retention">保管期限, as it was archived.</param>
/// <param name="OnHold">法定保留.</param>
/// <param name="Requested">An erasure or a redaction is asked for.</param>
/// <param name="MatterOpen">Another case of its matter is not over.</param>
/// <param name="Listed">It stands on another list that waits.</param>
public sealed record LookedAt(
    ICaseFile File, int Version, string? Retention, bool OnHold, bool Requested, bool MatterOpen, bool Listed)
{
    private static readonly string DestroyedStep = EventName.Of(typeof(PersonalPartDestroyed<>));

    /// <summary>Whether it is due on a day, and if not, why.</summary>
    public DueRecord Judged(RetentionTable table, DateOnly on)
    {
        var dossier = File.Dossier;
        var rule = table.Of(Retention, on);
        DateOnly? dueOn = dossier.StageOn is { } put && rule?.Years is { } years ? RetentionTable.DueOn(put, years) : null;
        KeptBack? why = !File.Over || dossier.StageOn is null ? KeptBack.Unfinished
            : IsDestroyed ? KeptBack.Destroyed
            : Retention == RetentionClass.Permanent || rule is { Years: null } ? KeptBack.Permanent
            : dueOn is null ? KeptBack.NoRule
            : on < dueOn ? KeptBack.TermRunning
            : OnHold ? KeptBack.LegalHold
            : Requested ? KeptBack.RequestPending
            : dossier.Proposal is not null ? KeptBack.ProposalPending
            : dossier.Photos.Any(x => x.Owed) ? KeptBack.PhotoOwed
            : MatterOpen || dossier.HandOvers.Any(x => x is { ReceivedOn: null, ReturnedOn: null }) ? KeptBack.MatterOpen
            : Listed ? KeptBack.OnAnotherList
            : null;
        return new(
            File.Id, Version, dossier.Numbers.Count > 0 ? dossier.Numbers[0].Number : null, dossier.StageOn, Retention, rule?.Id,
            rule?.Years, dueOn, why);
    }

    /// <summary>What time alone brings about afterwards says nothing of anybody.</summary>
    private bool IsDestroyed => File.Dossier.Steps.Reverse().SkipWhile(x => x.Tag == Terms.Clock.BySilence).FirstOrDefault() is { } last
        && last.Event == DestroyedStep;
}
