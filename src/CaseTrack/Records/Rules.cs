namespace CaseTrack.Records;

/// <summary>The rules of a decision, asked in order; the first that does not hold is the answer.</summary>
public static class Rules
{
    /// <summary>One rule of a decision: what must hold, why not otherwise, the field to look at, and what stands in the way.</summary>
    public readonly record struct Rule(bool Holds, Refusal Refusal, string? Pointer = null, object? Stands = null)
    {
        public static implicit operator Rule((bool Holds, Refusal Refusal) rule) => new(rule.Holds, rule.Refusal);

        public static implicit operator Rule((bool Holds, Refusal Refusal, string Pointer) rule) => new(rule.Holds, rule.Refusal, rule.Pointer);
    }

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
