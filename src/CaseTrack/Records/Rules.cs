namespace CaseTrack.Records;

/// <summary>The rules of a decision, asked in order; the first that does not hold is the answer.</summary>
public static class Rules
{
    /// <summary>One rule of a decision: what must hold, why not otherwise, the field to look at, and what stands in the way.</summary>
    /// <remarks>With a <paramref name="Breach"/> it is a rule people break: what happened all the same can be recorded once that is
    /// confirmed.</remarks>
    public readonly record struct Rule(bool Holds, Refusal Refusal, string? Pointer = null, object? Stands = null, Breach? Breach = null)
    {
        public static implicit operator Rule((bool Holds, Refusal Refusal) rule) => new(rule.Holds, rule.Refusal);

        public static implicit operator Rule((bool Holds, Refusal Refusal, string Pointer) rule) =>
            new(rule.Holds, rule.Refusal, rule.Pointer);
    }

    public static ProblemDetails Require(params ReadOnlySpan<Rule> rules) => Require(null, rules);

    /// <summary>The same, passing over what is confirmed to have happened in breach of a rule.</summary>
    public static ProblemDetails Require(Confirmation? confirmed, params ReadOnlySpan<Rule> rules)
    {
        foreach (var rule in rules)
        {
            if (!rule.Holds && !(rule.Breach is { } breach && confirmed?.Accepts(rule.Refusal, breach) is true))
            {
                return new RefusalProblem(rule.Breach?.Unless(rule.Refusal) ?? rule.Refusal, rule.Pointer, rule.Stands)
                {
                    Breach = rule.Breach,
                };
            }
        }

        return WolverineContinue.NoProblems;
    }
}
