using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Mediation.Intake;

/// <summary>受理. 人民调解法 §17.</summary>
/// <param name="OccurredOn">受理日; it decides the year of "受理调解案件".</param>
/// <param name="Mediators">调解员, the first one leads; with them the mediation begins at once. 人民调解法 §19.</param>
/// <param name="RightsExplained">已告知权利义务.</param>
/// <param name="PartyRefuses">A party clearly refuses: then there is no mediation.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record AcceptMediation(
    DateOnly OccurredOn, IReadOnlyList<string>? Mediators = null, bool RightsExplained = false, bool PartyRefuses = false,
    string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<AcceptMediation>
    {
        public Validator() => RuleForEach(x => x.Mediators).NotEmpty().MaximumLength(100);
    }
}

public static class AcceptMediationEndpoint
{
    public static async Task<NamedMediators> LoadAsync(
        AcceptMediation command, MediationCase mediation, IQuerySession session, CancellationToken token) =>
        new(await Assignments.AreOfAsync(mediation.Committee, [.. command.Mediators ?? []], session, token));

    public static ProblemDetails Validate(AcceptMediation command, MediationCase mediation, NamedMediators named, Today today) =>
        MediationProcedure.Acceptance.Allows(mediation, command.OccurredOn, today,
            (!command.PartyRefuses, MediationRefusals.Refused, "/partyRefuses"),
            (command.Mediators is null || command.Mediators.Distinct(StringComparer.OrdinalIgnoreCase).Count() == command.Mediators.Count,
            MediationRefusals.NamedTwice, "/mediators"),
            (named.OfTheUnit, MediationRefusals.NotOfTheUnit, "/mediators"));

    /// <summary>受理: neither side refuses; the case gets its number, mediation begins.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/acceptance")]
    public static async Task<(Recorded, MediationAccepted)> Post(
        AcceptMediation command, [WriteAggregate] MediationCase mediation, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) => (
            Recorded.After(mediation),
            new(command.OccurredOn,
            await session.NumberAsync(command.Number, templates, NumberedDocument.MediationCase, mediation.Committee, command.OccurredOn,
                token),
                command.Mediators, command.RightsExplained));
}
