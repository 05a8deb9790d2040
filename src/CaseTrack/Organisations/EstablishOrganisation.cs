using Marten;

namespace CaseTrack.Organisations;

/// <summary>设立机构.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">设立日.</param>
/// <param name="Code">机构代码; permanent, never reused.</param>
/// <param name="Name">名称.</param>
/// <param name="Kind">种类.</param>
/// <param name="CommitteeKind">调委会种类, for committees only.</param>
/// <param name="Parent">上级机构代码; absent for the district alone.</param>
/// <param name="NumberWord">案号用简称, e.g. 楠竹林; with it the organisation numbers its cases in a series of its own.</param>
public sealed record EstablishOrganisation(
    Guid Id, DateOnly OccurredOn, string Code, string Name, OrganisationKind Kind, CommitteeKind? CommitteeKind = null,
    string? Parent = null,
    string? NumberWord = null) : IDated
{
    public sealed class Validator : DatedValidator<EstablishOrganisation>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Code).NotEmpty().MaximumLength(40).Matches("^[0-9A-Za-z-]+$");
            RuleFor(x => x.Name).NotEmpty().MaximumLength(100);
            RuleFor(x => x.NumberWord).MaximumLength(10).Matches("^[\\p{L}\\p{N}]+$");
            RuleFor(x => x.Kind).IsInEnum();
            RuleFor(x => x.CommitteeKind).NotNull().When(x => x.Kind is OrganisationKind.MediationCommittee);
            RuleFor(x => x.CommitteeKind).Null().When(x => x.Kind is not OrganisationKind.MediationCommittee);
            RuleFor(x => x.Parent).NotEmpty().When(x => x.Kind is not OrganisationKind.District);
            RuleFor(x => x.Parent).Null().When(x => x.Kind is OrganisationKind.District);
        }
    }
}

public static class EstablishOrganisationEndpoint
{
    public static async Task<Organisation?> LoadAsync(EstablishOrganisation command, IQuerySession session, CancellationToken token) =>
        command.Parent is { } parent ? await session.OrganisationAsync(parent, token) : null;

    public static ProblemDetails Validate(EstablishOrganisation command, Organisation? parent, Today today, IQuerySession session) =>
        Rules.Require(
        (command.Kind is not OrganisationKind.District || command.Code == session.TenantId, OrganisationRefusals.NotThisDistrict, "/code"),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.Parent is null || parent is not null, CommonRefusals.UnknownUnit, "/parent"),
        (parent is null || parent.IsActiveOn(command.OccurredOn), CommonRefusals.UnitNotActive, "/parent"));

    /// <summary>设立机构.</summary>
    [WolverinePost("/api/v1/organisations")]
    public static (Created, IStartStream) Post(EstablishOrganisation command) => (
        Created.At(command.Id, $"/api/v1/organisations/{command.Id}"),
        MartenOps.StartStream<Organisation>(command.Id, Event(command)));

    internal static OrganisationEstablished Event(EstablishOrganisation command) => new(
        command.OccurredOn, command.Code, command.Name, command.Kind, command.CommitteeKind, command.Parent, command.NumberWord);
}
