namespace CaseTrack.Records;

/// <summary>违反期限或程序. What an act that really happened was not in order with.</summary>
/// <param name="Kind">种类.</param>
/// <param name="Rule">The rule: of a time limit its code, else the code of the refusal that stood in the way.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="Phase">环节, code list <c>breachPhase</c>.</param>
/// <param name="DueOn">届满日, of a term.</param>
/// <param name="DaysLate">逾期日数, of a term.</param>
public sealed record Breach(BreachKind Kind, string Rule, string Basis, string Phase, DateOnly? DueOn = null, int? DaysLate = null)
{
    /// <summary>What is asked to be confirmed, in the words of a refusal: the refusal stands until somebody says knowingly that it happened all the same.</summary>
    public Refusal Unless(Refusal refusal) => refusal with
    {
        Chinese = $"{refusal.Chinese}{(DaysLate is { } days ? $"（{DueOn:yyyy-MM-dd}届满，逾期{days}日）" : "")}。确已如此办理的，加请求头 {Confirmation.Header}: {refusal.Code} 重新提交，将如实记录并计为{Name.Chinese}",
        English = $"{refusal.English}{(DaysLate is { } late ? $" (ran out on {DueOn:yyyy-MM-dd}, {late} days late)" : "")}. If it happened all the same, send it again with the header {Confirmation.Header}: {refusal.Code}; it is recorded as it was and counted as a breach ({Name.English})",
    };

    private (string Chinese, string English) Name => Kind switch
    {
        BreachKind.StepMissing => ("法定步骤缺省", "step missing"),
        BreachKind.TermExceeded => ("违反法定时限", "term exceeded"),
        _ => ("违反正当程序", "procedure wrong"),
    };
}
