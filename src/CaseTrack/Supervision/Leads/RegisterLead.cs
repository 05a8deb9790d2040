using CaseTrack.Access;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using Marten;

namespace CaseTrack.Supervision.Leads;

/// <summary>登记线索.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">The day the lead came in.</param>
/// <param name="Office">监督机构代码.</param>
/// <param name="Source">线索来源, code list <c>leadSource</c>.</param>
/// <param name="Field">行政管理领域, code list <c>administrativeField</c>.</param>
/// <param name="Manner">监督方式, code list <c>supervisionManner</c>.</param>
/// <param name="ActKind">执法行为类型, code list <c>actKind</c>.</param>
/// <param name="Parties">当事人, if known at once.</param>
/// <param name="StillEntering">补录: more of it is still to be entered; until that is declared complete time limits, reminders and entry
/// signals pass it over.</param>
public sealed record RegisterLead(Guid Id, DateOnly OccurredOn, string Office, string Source, string Field,
    string? Manner = null, string? ActKind = null, IReadOnlyList<PartyDetails>? Parties = null, bool StillEntering = false) : IDated,
    IForUnit, IWithParties
{
    string? IForUnit.Unit => Office;

    string IForUnit.UnitPointer => "/office";

    public sealed class Validator : DatedValidator<RegisterLead>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Office).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Source).IsCodeOf(CodeList.LeadSources, x => x.OccurredOn);
            RuleFor(x => x.Field).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn);
            RuleForEach(x => x.Parties).NotNull().SetValidator(new PartyDetails.Validator());
            RuleFor(x => x.Manner!).IsCodeOf(CodeList.Of("supervisionManner"), x => x.OccurredOn).When(x => x.Manner is not null);
            RuleFor(x => x.ActKind!).IsCodeOf(CodeList.Of("actKind"), x => x.OccurredOn).When(x => x.ActKind is not null);
        }
    }
}

public static class RegisterLeadEndpoint
{
    public static Task<Organisation?> LoadAsync(RegisterLead command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Office, token);

    public static ProblemDetails Validate(RegisterLead command, Organisation? office, Today today) =>
        FirstParties.Check(command.Parties, command.OccurredOn, today) is RefusalProblem problem ? problem : Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (office is not null, CommonRefusals.UnknownUnit, "/office"),
        (office?.OrganisationKind is OrganisationKind.Department, SupervisionRefusals.NotAnOffice, "/office"),
        (office?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/office"));

    /// <summary>登记线索.</summary>
    [WolverinePost("/api/v1/supervision-files")]
    public static (Created, IStartStream) Post(RegisterLead command, IDocumentSession session, PartyVault vault) => (
        Created.At(command.Id, $"/api/v1/supervision-files/{command.Id}"),
        MartenOps.StartStream<SupervisionFile>(
        command.Id, [new SupervisionLeadRegistered(
        command.OccurredOn, command.Office, command.Source, command.Field, command.Manner, command.ActKind),
            .. UnderEntry.Opening<SupervisionFile>(command.StillEntering, command.OccurredOn),
            .. FirstParties.Join<SupervisionFile>(command.Parties, command.Id, command.OccurredOn, session, vault)]));
}
