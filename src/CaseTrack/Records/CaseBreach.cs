namespace CaseTrack.Records;

/// <summary>案件上的违反: as the case shows it.</summary>
/// <param name="On">办理日.</param>
/// <param name="Act">办理事项, by the noun of its path.</param>
/// <param name="Breach">种类、规则、依据、逾期日数.</param>
/// <param name="Beside">The law had attached its own consequence already; the act stands beside it.</param>
public sealed record CaseBreach(DateOnly On, string Act, Breach Breach, bool Beside)
{
    /// <summary>说明, for the reader of the case.</summary>
    public string? Explanation => Beside ? "该事项逾期办理。法律规定的后果（视为受理、视为放弃、终止）此前已经发生并仍然有效；本事项如实记录在旁，不改变案件的阶段和统计归属" : null;
}
