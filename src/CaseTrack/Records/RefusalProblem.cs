namespace CaseTrack.Records;

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
