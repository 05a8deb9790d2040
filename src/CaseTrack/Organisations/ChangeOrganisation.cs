using Marten;

namespace CaseTrack.Organisations;

/// <summary>机构更名.</summary>
public sealed record RenameOrganisation(DateOnly OccurredOn, string Name)
{
    public sealed class Validator : AbstractValidator<RenameOrganisation>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
        }
    }
}

/// <summary>变更隶属. Cases before the day stay with the earlier parent.</summary>
public sealed record MoveOrganisation(DateOnly OccurredOn, string Parent)
{
    public sealed class Validator : AbstractValidator<MoveOrganisation>
    {
        public Validator()
        {
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Parent).NotEmpty().MaximumLength(40);
        }
    }
}

/// <summary>撤销机构. Its cases stay in every total.</summary>
public sealed record DissolveOrganisation(DateOnly OccurredOn)
{
    public sealed class Validator : AbstractValidator<DissolveOrganisation>
    {
        public Validator() => RuleFor(x => x.OccurredOn).IsBusinessDate();
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

/// <summary>The new parent, and whether it lies beneath the organisation that moves.</summary>
public sealed record NewParent(Organisation? Organisation, IReadOnlyCollection<string> Above);

public static class MoveOrganisationEndpoint
{
    public static async Task<NewParent> LoadAsync(MoveOrganisation command, IQuerySession session, CancellationToken token)
    {
        var all = (await session.Query<Organisation>().ToListAsync(token)).ToDictionary(x => x.Code);
        var above = new List<string>();
        for (var code = command.Parent; code is not null && all.TryGetValue(code, out var next) && !above.Contains(code);)
        {
            above.Add(code);
            code = next.ParentOn(command.OccurredOn);
        }

        return new NewParent(all.GetValueOrDefault(command.Parent), above);
    }

    public static ProblemDetails Validate(MoveOrganisation command, Organisation organisation, NewParent parent, Today today) => Rules.Require(
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

public static class DissolveOrganisationEndpoint
{
    public static ProblemDetails Validate(DissolveOrganisation command, Organisation organisation, Today today) =>
        organisation.MayChange(command.OccurredOn, organisation.EstablishedOn, today);

    /// <summary>撤销机构.</summary>
    [WolverinePost("/api/v1/organisations/{id}/dissolution")]
    public static (Recorded, OrganisationDissolved) Post(DissolveOrganisation command, [WriteAggregate] Organisation organisation) =>
        (Recorded.After(organisation), new(command.OccurredOn));
}

/// <summary>机构变更: every reason for "no" that only organisations have.</summary>
public static class OrganisationRefusals
{
    public static readonly Refusal Dissolved = new("organisation.dissolved",
        "机构已撤销", "The organisation has been dissolved", "机构有效期 E.1");

    public static readonly Refusal DistrictStays = new("organisation.district-stays",
        "区没有上级机构", "A district has no parent", "机构管辖 E.1");

    public static readonly Refusal BeneathItself = new("organisation.beneath-itself",
        "机构不能隶属于其自身的下级", "An organisation cannot lie beneath itself", "机构管辖 E.1");

    public static readonly Refusal NotThisDistrict = new("organisation.not-this-district",
        "区的机构代码就是本区的区划代码", "The code of the district's organisation is the district's own code", "GB/T 2260；机构代码规则 E.1");

    public static readonly Refusal FoundedAfterItsCases = new("organisation.founded-after-its-cases",
        "该机构在此日之前已有记录，或已更名、变更隶属、撤销，或其下已有机构；请先更正那些", "There are records of the organisation before that day, or it was renamed, moved or dissolved, or something is beneath it; correct those first", "更正规则 A.7");

    public static readonly Refusal FoundedBeforeItsParent = new("organisation.founded-before-its-parent",
        "上级机构在此日尚未设立", "What is above it was not founded yet on that day", "机构管辖 E.1");

    /// <summary>What every change of an organisation asks: still there, not in the future, not before the last change of its kind.</summary>
    public static ProblemDetails MayChange(this Organisation organisation, DateOnly day, DateOnly last, Today today) => Rules.Require(
        (organisation.DissolvedOn is null, Dissolved),
        (day <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (day > last, CommonRefusals.BeforeEarlierStep, "/occurredOn"));
}
