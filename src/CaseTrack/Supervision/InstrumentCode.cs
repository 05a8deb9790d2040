namespace CaseTrack.Supervision;

/// <summary>监督文书.</summary>
[CodesOf("supervisionInstrument")]
public static class InstrumentCode
{
    public const string Notice = "notice";
    public const string Opinion = "opinion";
    public const string Decision = "decision";
}
