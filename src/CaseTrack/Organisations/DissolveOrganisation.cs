namespace CaseTrack.Organisations;

/// <summary>撤销机构. Its cases stay in every total.</summary>
public sealed record DissolveOrganisation(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<DissolveOrganisation>;
}

public static class DissolveOrganisationEndpoint
{
    public static ProblemDetails Validate(DissolveOrganisation command, Organisation organisation, Today today) =>
        organisation.MayChange(command.OccurredOn, organisation.EstablishedOn, today);

    /// <summary>撤销机构.</summary>
    [WolverinePost("/api/v1/organisations/{id}/dissolution")]
    public static (Recorded, OrganisationDissolved) Post(DissolveOrganisation command, [WriteAggregate] Organisation organisation) =>
        (Recorded.After(organisation), new(command.OccurredOn));
}
