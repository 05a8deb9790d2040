using CaseTrack.Access;
using CaseTrack.Organisations;
using CaseTrack.Procedures;
using Marten;

namespace CaseTrack.Mediation.Outcome;

/// <summary>更正. 更正规则: says what should have been recorded, why, and who approved it.</summary>
/// <param name="OccurredOn">The day of the correction.</param>
/// <param name="Reason">Why, in words; no personal data.</param>
/// <param name="ApprovedBy">Who approved it: an account, not a party.</param>
/// <param name="Corrected">The new values; what is absent stays.</param>
public sealed record CorrectMediation(DateOnly OccurredOn, string Reason, string ApprovedBy, MediationCorrections Corrected)
    : ICorrectsFields, IDated, IForUnit
{
    IEnumerable<(string Event, DateOnly? On)> ICorrectsFields.Moves => Corrected.Moves;

    object ICorrectsFields.After(object record) => ((MediationCase)record).With(Corrected);

    string? IForUnit.Unit => Corrected.Committee;

    string IForUnit.UnitPointer => "/corrected/committee";

    public sealed class Validator : DatedValidator<CorrectMediation>
    {
        public Validator()
        {
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
            RuleFor(x => x.ApprovedBy).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Corrected).NotNull();
            RuleFor(x => x.Corrected.CommitteeKind).Null().When(x => x.Corrected is not null);
            RuleFor(x => x.Corrected.Form).IsInEnum().When(x => x.Corrected is not null);
            RuleFor(x => x.Corrected.AmountYuan).GreaterThan(0).PrecisionScale(14, 2, true).When(x => x.Corrected is not null);
            RuleFor(x => x.Corrected.People).InclusiveBetween(1, 100_000).When(x => x.Corrected is not null);
            RuleFor(x => x.Corrected.Source!).IsCodeOf(CodeList.MediationSources, x => x.OccurredOn)
                .When(x => x.Corrected?.Source is not null);
            RuleFor(x => x.Corrected.DisputeType!).IsCodeOf(CodeList.DisputeTypes, x => x.OccurredOn)
                .When(x => x.Corrected?.DisputeType is not null);
        }
    }
}

public static class CorrectMediationEndpoint
{
    public static async Task<Organisation?> LoadAsync(CorrectMediation command, IQuerySession session, CancellationToken token) =>
        command.Corrected.Committee is { } code ? await session.OrganisationAsync(code, token) : null;

    public static ProblemDetails Validate(CorrectMediation command, MediationCase mediation, Organisation? committee, Today today)
    {
        var wanted = command.Corrected;
        var after = mediation.With(wanted);
        return MediationProcedure.Corrections.Allows(mediation, command.OccurredOn, today,
            (wanted.Committee is null || committee is not null, CommonRefusals.UnknownUnit, "/corrected/committee"),
            (committee is null or { OrganisationKind: OrganisationKind.MediationCommittee }, MediationRefusals.NotACommittee,
            "/corrected/committee"),
            (committee is null || committee.IsActiveOn(after.RegisteredOn), CommonRefusals.UnitNotActive, "/corrected/committee"),
            (TouchesOnlyStepsTaken(mediation, wanted), CommonRefusals.StepNotTaken, "/corrected"),
            (after != mediation, CommonRefusals.NothingToCorrect, "/corrected"),
            (after.DatesAreInOrder(today), CommonRefusals.DatesOutOfOrder, "/corrected"));
    }

    /// <summary>更正: the figures follow, the events before it stay as they were.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/corrections")]
    public static (Recorded, MediationCorrected) Post(
        CorrectMediation command, [WriteAggregate] MediationCase mediation, Organisation? committee) =>
        (Recorded.After(mediation), new(
        command.OccurredOn, command.Reason, command.ApprovedBy, command.Corrected with { CommitteeKind = committee?.CommitteeKind }));

    private static bool TouchesOnlyStepsTaken(MediationCase mediation, MediationCorrections wanted) =>
        (wanted.AcceptedOn is null || mediation.AcceptedOn is not null)
        && (wanted.LinkedOn is null || mediation.LinkedOn is not null)
        && (wanted.AgreedOn is null || mediation.AgreedOn is not null)
        && (wanted.Form is null || mediation.AgreedOn is not null)
        && (wanted.AmountYuan is null || mediation.AgreedOn is not null)
        && (wanted.EndedOn is null || mediation.EndedOn is not null)
        && (wanted.ClosedOn is null || mediation.ClosedOn is not null);

    /// <summary>办理顺序: registered, accepted, linked, agreed or ended, closed, none after today.</summary>
    private static bool DatesAreInOrder(this MediationCase after, Today today) =>
        ProcedureOrder.Holds(today, after.RegisteredOn, after.AcceptedOn, after.LinkedOn, after.AgreedOn ?? after.EndedOn, after.ClosedOn);
}
