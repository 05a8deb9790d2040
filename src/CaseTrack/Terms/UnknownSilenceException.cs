namespace CaseTrack.Terms;

/// <summary>A rule lets something happen by silence that its kind of record does not know. The program must stop rather than do nothing
/// for ever.</summary>
public sealed class UnknownSilenceException(string kind, TermRule rule)
    : InvalidOperationException($"{kind} does not know what silence brings by {rule.Code}: {rule.Silence}.");
