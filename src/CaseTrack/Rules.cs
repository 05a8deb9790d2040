namespace CaseTrack;

/// <summary>A refusal on its way out; put into the reader's language where it is written.</summary>
public sealed class RefusalProblem : ProblemDetails
{
    public RefusalProblem(Refusal refusal, string? pointer = null)
    {
        Refusal = refusal;
        Pointer = pointer;
        Status = 422;
    }

    /// <summary>Why not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Refusal Refusal { get; }

    /// <summary>JSON Pointer to the field that caused it, if one did.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Pointer { get; }
}

/// <summary>One rule of a decision: what must hold, why not otherwise, and the field to look at.</summary>
public readonly record struct Rule(bool Holds, Refusal Refusal, string? Pointer = null)
{
    public static implicit operator Rule((bool Holds, Refusal Refusal) rule) => new(rule.Holds, rule.Refusal);

    public static implicit operator Rule((bool Holds, Refusal Refusal, string Pointer) rule) => new(rule.Holds, rule.Refusal, rule.Pointer);
}

/// <summary>The rules of a decision, asked in order; the first that does not hold is the answer.</summary>
public static class Rules
{
    public static ProblemDetails Require(params ReadOnlySpan<Rule> rules)
    {
        foreach (var rule in rules)
        {
            if (!rule.Holds)
            {
                return new RefusalProblem(rule.Refusal, rule.Pointer);
            }
        }

        return WolverineContinue.NoProblems;
    }
}
