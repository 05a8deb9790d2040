namespace CaseTrack.Records;

/// <summary>提示. What was recorded and looks as if it should not stand so; it tells where, never what.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Pointer">JSON Pointer to the field of the request, or <c>/events/{version}/…</c> to that of an earlier event.</param>
/// <param name="Detail">In the reader's language.</param>
public sealed record Warning(string Code, string Pointer, string Detail)
{
    public static Warning Of(Refusal reason, string pointer) => new(reason.Code, pointer, reason.Here);
}
