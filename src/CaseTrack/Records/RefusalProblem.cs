namespace CaseTrack.Records;

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

    /// <summary>The breach that could be confirmed instead, of a rule people break.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public Breach? Breach { get; init; }

    /// <summary>JSON Pointer to the field that caused it, if one did.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public string? Pointer { get; }
}
