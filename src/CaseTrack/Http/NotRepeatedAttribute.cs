namespace CaseTrack.Http;

/// <summary>The answer holds a secret or personal data: it is not kept for a repeat of the request.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class NotRepeatedAttribute : Attribute;
