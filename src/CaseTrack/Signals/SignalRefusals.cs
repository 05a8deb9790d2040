namespace CaseTrack.Signals;

/// <summary>录入提示复核: every reason for "no".</summary>
public static class SignalRefusals
{
    public static readonly Refusal NotRaised = new("signal.not-raised",
        "该提示已不再出现，无须复核", "The signal is no longer raised; there is nothing to review", "录入提示复核规则");

    public static readonly Refusal RecordsChanged = new("signal.records-changed",
        "该提示的记录在您查看之后有变化，请重新查看后再复核", "The signal's records have changed since you looked; look again before you review it", "录入提示复核规则");

    public static readonly Refusal OwnEntries = new("signal.own-entries",
        "提示涉及您本人录入或调解的案件，须由他人复核", "The signal is about cases you entered or mediated yourself; somebody else reviews it", "职责分离");
}
