namespace CaseTrack.Access;

/// <summary>A way to sign in that the program around the service brings along; it is asked when a request names it.</summary>
/// <param name="Name">The scheme, as in the header <c>Authorization</c>.</param>
public sealed record FurtherScheme(string Name);
