namespace CaseTrack.Records;

/// <summary>违反的种类: what the yearly report calls by these names.</summary>
public enum BreachKind
{
    /// <summary>法定步骤缺省.</summary>
    StepMissing = 1,

    /// <summary>违反法定时限.</summary>
    TermExceeded,

    /// <summary>违反正当程序.</summary>
    ProcedureWrong,
}
