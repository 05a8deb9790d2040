namespace CaseTrack.Ledger;

/// <summary>作废台账.</summary>
/// <param name="OccurredOn">The day it was found out.</param>
/// <param name="Reason">Why, in words.</param>
public sealed record VoidEntry(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<VoidEntry>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class VoidEntryEndpoint
{
    public static ProblemDetails Validate(VoidEntry command, LedgerEntry entry, Today today) => Rules.Require(
        (!entry.Voided, LedgerRefusals.Voided),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>作废台账.</summary>
    [WolverinePost("/api/v1/ledger-entries/{id}/voiding")]
    public static (Recorded, LedgerEntryVoided) Post(VoidEntry command, [WriteAggregate] LedgerEntry entry) =>
        (Recorded.After(entry), new(command.OccurredOn, command.Reason));
}
