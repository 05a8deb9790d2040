namespace CaseTrack.Organisations;

/// <summary>机构更名.</summary>
public sealed record RenameOrganisation(DateOnly OccurredOn, string Name) : IDated
{
    public sealed class Validator : DatedValidator<RenameOrganisation>
    {
        public Validator() => RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
    }
}

public static class RenameOrganisationEndpoint
{
    public static ProblemDetails Validate(RenameOrganisation command, Organisation organisation, Today today) =>
        organisation.MayChange(command.OccurredOn, organisation.Names[^1].From, today);

    /// <summary>机构更名.</summary>
    [WolverinePost("/api/v1/organisations/{id}/renaming")]
    public static (Recorded, OrganisationRenamed) Post(RenameOrganisation command, [WriteAggregate] Organisation organisation) =>
        (Recorded.After(organisation), new(command.OccurredOn, command.Name));
}
