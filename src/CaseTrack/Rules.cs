namespace CaseTrack;

/// <summary>A refusal on its way out; put into the reader's language where it is written.</summary>
public sealed class RefusalProblem : ProblemDetails
{
    /// <param name="refusal">Why not.</param>
    /// <param name="pointer">The field that caused it.</param>
    /// <param name="stands">What is recorded already and stands in the way, shown as <c>stands</c>.</param>
    public RefusalProblem(Refusal refusal, string? pointer = null, object? stands = null)
    {
        Refusal = refusal;
        Pointer = pointer;
        Status = 422;
        if (stands is not null)
        {
            Extensions["stands"] = stands;
        }
    }

    /// <summary>Why not.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Refusal Refusal { get; }

    /// <summary>JSON Pointer to the field that caused it, if one did.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Pointer { get; }
}

/// <summary>One rule of a decision: what must hold, why not otherwise, the field to look at, and what stands in the way.</summary>
public readonly record struct Rule(bool Holds, Refusal Refusal, string? Pointer = null, object? Stands = null)
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
                return new RefusalProblem(rule.Refusal, rule.Pointer, rule.Stands);
            }
        }

        return WolverineContinue.NoProblems;
    }
}
