namespace CaseTrack.Litigation;

/// <summary>行政应诉的事实, each with what it says.</summary>
public static class LawsuitFacts
{
    private static readonly Dimension[] OfAll = [Dimension.RespondentKind, Dimension.Subject, Dimension.Field, Dimension.CourtInstance];
    private static readonly Dimension[] OnceJudged = [.. OfAll, Dimension.CourtOutcome];
    private static readonly Dimension[] OfAdvice = [.. OfAll, Dimension.Adviser];

    public static readonly FactKind Received = new("lawsuit.received", OfAll);
    public static readonly FactKind Heard = new("lawsuit.heard", [.. OfAll, Dimension.CourtAttendance]);
    public static readonly FactKind Judged = new("lawsuit.judged", OnceJudged);
    public static readonly FactKind DefeatReported = new("lawsuit.defeat-reported", OnceJudged);
    public static readonly FactKind Performed = new("lawsuit.performed", OnceJudged);
    public static readonly FactKind AdviceReceived = new("lawsuit.advice-received", OfAdvice);
    public static readonly FactKind AdviceAnswered = new("lawsuit.advice-answered", OfAdvice);
}
