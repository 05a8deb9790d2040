using Marten;

namespace CaseTrack.Organisations;

/// <summary>变更隶属. Cases before the day stay with the earlier parent.</summary>
public sealed record MoveOrganisation(DateOnly OccurredOn, string Parent) : IDated
{
    public sealed class Validator : DatedValidator<MoveOrganisation>
    {
        public Validator() => RuleFor(x => x.Parent).NotEmpty().MaximumLength(40);
    }
}

/// <summary>The new parent, and whether it lies beneath the organisation that moves.</summary>
public sealed record NewParent(Organisation? Organisation, IReadOnlyCollection<string> Above);

public static class MoveOrganisationEndpoint
{
    public static async Task<NewParent> LoadAsync(MoveOrganisation command, IQuerySession session, CancellationToken token)
    {
        var all = (await session.OrganisationsAsync(token)).ToDictionary(x => x.Code);
        var above = new List<string>();
        for (var code = command.Parent; code is not null && all.TryGetValue(code, out var next) && !above.Contains(code);)
        {
            above.Add(code);
            code = next.ParentOn(command.OccurredOn);
        }

        return new NewParent(all.GetValueOrDefault(command.Parent), above);
    }

    public static ProblemDetails Validate(MoveOrganisation command, Organisation organisation, NewParent parent, Today today) =>
        Rules.Require(
        (parent.Organisation is not null, CommonRefusals.UnknownUnit, "/parent"),
        (parent.Organisation?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/parent"),
        (organisation.Parents.Count > 0, OrganisationRefusals.DistrictStays),
        (!parent.Above.Contains(organisation.Code), OrganisationRefusals.BeneathItself, "/parent")) is RefusalProblem refused
            ? refused
            : organisation.MayChange(command.OccurredOn, organisation.Parents[^1].From, today);

    /// <summary>变更隶属.</summary>
    [WolverinePost("/api/v1/organisations/{id}/move")]
    public static (Recorded, OrganisationMoved) Post(MoveOrganisation command, [WriteAggregate] Organisation organisation) =>
        (Recorded.After(organisation), new(command.OccurredOn, command.Parent));
}
