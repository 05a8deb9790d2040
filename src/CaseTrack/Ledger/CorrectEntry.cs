using CaseTrack.Access;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Ledger;

/// <summary>更正内容. What is absent stays.</summary>
public sealed record LedgerCorrections(
    DateOnly? HappenedOn = null, string? Unit = null, IReadOnlyDictionary<string, int>? Measures = null, string? Category = null,
    IReadOnlyDictionary<string, IReadOnlyList<string>>? Subjects = null, string? Text = null);

/// <summary>更正台账: says what should have been recorded, why, and who approved it.</summary>
/// <param name="OccurredOn">The day of the correction.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="ApprovedBy">Who approved it.</param>
/// <param name="Corrected">The new values; what is absent stays.</param>
public sealed record CorrectEntry(DateOnly OccurredOn, string Reason, string ApprovedBy, LedgerCorrections Corrected)
    : IDated, IForUnit, IApproved
{
    string? IForUnit.Unit => Corrected.Unit;

    string IForUnit.UnitPointer => "/corrected/unit";

    public sealed class Validator : DatedValidator<CorrectEntry>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Corrected).NotNull();
        }
    }

    /// <summary>The entry as it should have been.</summary>
    public LedgerContent Applied(LedgerEntry entry) => new(
        Corrected.Unit ?? entry.Content.Unit, Corrected.Measures ?? entry.Content.Measures, Corrected.Category ?? entry.Content.Category,
        Corrected.Subjects ?? entry.Content.Subjects, Corrected.Text ?? entry.Content.Text);
}

public static class CorrectEntryEndpoint
{
    public static async Task<Organisation?> LoadAsync(CorrectEntry command, IQuerySession session, CancellationToken token) =>
        command.Corrected.Unit is { } unit ? await session.OrganisationAsync(unit, token) : null;

    public static ProblemDetails Validate(CorrectEntry command, LedgerEntry entry, Organisation? unit, Today today)
    {
        var happened = command.Corrected.HappenedOn ?? entry.HappenedOn;
        var wrong = 0;
        LedgerRules.Check(LedgerKind.Find(entry.EntryKind), command.Applied(entry), _ => wrong++);
        return Rules.Require(
            (!entry.Voided, LedgerRefusals.Voided),
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (happened <= today.Date, CommonRefusals.FutureDate, "/corrected/happenedOn"),
            (command.Corrected.Unit is null || unit is not null, CommonRefusals.UnknownUnit, "/corrected/unit"),
            (unit is null || unit.IsActiveOn(happened), CommonRefusals.UnitNotActive, "/corrected/unit"),
            (wrong == 0, LedgerRefusals.NotOfItsKind, "/corrected"),
            (command.Corrected != new LedgerCorrections(), CommonRefusals.NothingToCorrect, "/corrected"));
    }

    /// <summary>更正台账.</summary>
    [WolverinePost("/api/v1/ledger-entries/{id}/corrections")]
    public static (Recorded, LedgerEntryCorrected) Post(CorrectEntry command, [WriteAggregate] LedgerEntry entry) =>
        (Recorded.After(entry),
            new(command.OccurredOn, command.Reason, command.ApprovedBy, command.Corrected.HappenedOn
            ?? entry.HappenedOn, command.Applied(entry)));
}
