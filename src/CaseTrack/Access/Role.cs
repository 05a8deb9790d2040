namespace CaseTrack.Access;

/// <summary>角色. What somebody in a post may see and do; 业务口径.</summary>
/// <param name="Code">Its name in grants.</param>
/// <param name="Chinese">中文名称.</param>
/// <param name="English">In English.</param>
/// <param name="Reads">What it reads.</param>
/// <param name="Writes">What it also changes.</param>
/// <param name="Cleared">可查阅限制查阅的案件: it opens cases of restricted access.</param>
/// <param name="WholeDistrict">Only for the whole district: such a post belongs to no street or committee.</param>
public sealed record Role(
    string Code, string Chinese, string English, IReadOnlyList<Area> Reads, IReadOnlyList<Area> Writes, bool Cleared = false,
    bool WholeDistrict = true)
{
    /// <summary>Every role there is. The one place that says who may do what.</summary>
    public static IReadOnlyList<Role> All { get; } =
    [
        new("mediator", "调解员", "Mediator of a committee", [Area.Figures], [Area.Mediation], WholeDistrict: false),
        new("street-office", "街道、司法所", "Street or judicial office", [Area.Figures], [Area.Mediation, Area.Ledger], WholeDistrict: false),
        new("mediation-desk", "人民调解科", "Mediation desk", [Area.Figures], [Area.Mediation, Area.Ledger, Area.Privacy, Area.Signals],
        Cleared: true),
        new("review-desk", "行政复议科", "Review desk", [Area.Figures], [Area.Review, Area.Privacy], Cleared: true),
        new("supervision-desk", "执法监督科", "Supervision desk", [Area.Figures], [Area.Supervision, Area.Privacy], Cleared: true),
        new("clerk", "台账员", "Clerk of the work ledger", [Area.Figures], [Area.Ledger], WholeDistrict: false),
        new("report-author", "报告起草人", "Report author", [Area.Figures, Area.Mediation, Area.Ledger], [Area.Releases, Area.Reports]),
        new("importer", "数据迁入员", "Importer of earlier records", [], [Area.Import], WholeDistrict: false),
        new("leader", "局领导", "Leader",
            [Area.Mediation, Area.Review, Area.Supervision, Area.Ledger, Area.Figures, Area.Releases, Area.Reports, Area.Privacy],
            [Area.Approval, Area.Signals], Cleared: true),
        new("auditor", "审计员", "Auditor",
            [Area.Mediation, Area.Review, Area.Supervision, Area.Ledger, Area.Figures, Area.Releases, Area.Reports, Area.Signals,
            Area.Privacy,
                Area.Accounts, Area.AccessLog, Area.Proof],
            [], Cleared: true),
        new("administrator", "系统管理员", "Administrator", [], [Area.Accounts, Area.Organisations, Area.Calendar]),
    ];

    public static Role? Find(string? code) => All.FirstOrDefault(x => x.Code == code);

    /// <summary>What the role permits within a unit; the whole district for none.</summary>
    public IEnumerable<Permit> Permits(string? unit) =>
        [.. Reads.Select(x => new Permit(x, false, unit, Cleared)), .. Writes.Select(x => new Permit(x, true, unit, Cleared))];
}

/// <summary>授权. A role within a unit and what is beneath it.</summary>
/// <param name="Role">角色.</param>
/// <param name="Unit">机构代码; absent for the whole district.</param>
public sealed record Grant(string Role, string? Unit = null);

/// <summary>许可. One thing a caller may do.</summary>
/// <param name="Area">业务领域.</param>
/// <param name="Write">Changing, which includes reading.</param>
/// <param name="Unit">Within this unit; absent for the whole district.</param>
/// <param name="Cleared">Cases of restricted access too.</param>
public sealed record Permit(Area Area, bool Write, string? Unit = null, bool Cleared = false);
