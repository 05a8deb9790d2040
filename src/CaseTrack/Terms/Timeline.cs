namespace CaseTrack.Terms;

/// <summary>What a clock reads of a record.</summary>
/// <param name="Kind">The kind of record.</param>
/// <param name="Law">The day whose law governs it: the day of receipt unless overridden.</param>
/// <param name="Traits">What rules may ask about: the procedure, the source.</param>
/// <param name="Steps">Its steps, in the order in which they were recorded.</param>
public sealed record Timeline(string Kind, DateOnly Law, IReadOnlyDictionary<string, string> Traits, IReadOnlyList<Step> Steps);
