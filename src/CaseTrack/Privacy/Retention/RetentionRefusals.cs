namespace CaseTrack.Privacy.Retention;

/// <summary>保管期限与销毁: every reason for "no".</summary>
public static class RetentionRefusals
{
    private const string Archives = "档案法(2020) §21";

    private const string Periods = "档案法(2020) §21；个人信息保护法 §§19、47";

    public static readonly Refusal RuleStands = new("retention.rule-stands",
        "该日起施行的保管期限已有规定；更改须另定施行日，原规定不改",
        "There is a rule from that day already; a change is a further rule from another day, and nothing is overwritten", Periods);

    public static readonly Refusal PermanentStays = new("retention.permanent-stays",
        "以永久保管归档的案卷没有年限", "What was archived to be kept for ever has no number of years", Archives);

    public static readonly Refusal NothingDue = new("retention.nothing-due",
        "该年度没有保管期满、可以销毁、由您办理的案件；retention-due 载明各案原因",
        "No case of that year that you handle is due; retention-due says why of each", Periods);

    public static readonly Refusal Decided = new("retention.decided", "该清册已经办结", "The list has been decided", Archives);

    public static readonly Refusal SamePerson = new("retention.same-person",
        "须由提出人以外的第二人批准", "A second person approves", "档案法(2020) §21；个人信息保护法 §51");

    public static readonly Refusal NothingLeft = new("retention.nothing-left",
        "清册所列案件现均不得销毁；请驳回", "None of the cases on the list may be destroyed now; reject it", Periods);

    /// <summary>A hint, never in the way.</summary>
    public static Refusal BackupsHold(DateOnly? until) => until is { } day
        ? new("retention.backups-hold", $"此前的备份仍含这些内容，保存至{day:yyyy-MM-dd}；此后不得再留",
            $"Backups made before hold the data up to {day:yyyy-MM-dd}, and none of them is kept longer", "个人信息保护法 §47")
        : new("retention.backups-hold", "此前的备份仍含这些内容，直至备份到期删除；请以 Retention:BackupDays 载明备份保存天数",
            "Backups made before hold the data until they lapse; Retention:BackupDays says how long they are kept", "个人信息保护法 §47");
}
