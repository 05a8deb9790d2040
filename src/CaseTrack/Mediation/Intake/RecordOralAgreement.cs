using CaseTrack.Access;
using CaseTrack.Numbers;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using CaseTrack.Photos;
using Marten;

namespace CaseTrack.Mediation.Intake;

/// <summary>口头协议一次登记: a dispute accepted, mediated and settled between two visits, entered in one go. 人民调解法 §§28, 30.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">协议达成日, which is the day of acceptance too unless given.</param>
/// <param name="Committee">调委会代码.</param>
/// <param name="Source">案件来源, code list <c>mediationSource</c>.</param>
/// <param name="DisputeType">纠纷类型, code list <c>disputeType</c>.</param>
/// <param name="Mediator">调解员.</param>
/// <param name="AcceptedOn">受理日.</param>
/// <param name="AmountYuan">协议涉及金额, yuan.</param>
/// <param name="PerformedAtOnce">即时履行, said by whoever enters it; without a last day of performance it has to be said.</param>
/// <param name="PerformBy">履行期限.</param>
/// <param name="People">涉及人数.</param>
/// <param name="Parties">当事人, if known at once.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
/// <param name="Photos">照片, of which the files follow.</param>
public sealed record RecordOralAgreement(
    Guid Id, DateOnly OccurredOn, string Committee, string Source, string DisputeType, string Mediator, DateOnly? AcceptedOn = null,
    decimal? AmountYuan = null, bool? PerformedAtOnce = null, DateOnly? PerformBy = null, int? People = null,
    IReadOnlyList<PartyDetails>? Parties = null, string? Number = null,
    IReadOnlyList<PhotoAnnouncement>? Photos = null) : IDated, IForUnit, IWithParties
{
    string? IForUnit.Unit => Committee;

    string IForUnit.UnitPointer => "/committee";

    public sealed class Validator : DatedValidator<RecordOralAgreement>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Committee).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Source).IsCodeOf(CodeList.MediationSources, x => x.OccurredOn);
            RuleFor(x => x.DisputeType).IsCodeOf(CodeList.DisputeTypes, x => x.OccurredOn);
            RuleForEach(x => x.Parties).NotNull().SetValidator(new PartyDetails.Validator());
            RuleForEach(x => x.Photos).NotNull().SetValidator(new PhotoAnnouncement.Validator());
            RuleFor(x => x.Mediator).NotEmpty().MaximumLength(100);
            RuleFor(x => x.AmountYuan).GreaterThan(0).PrecisionScale(14, 2, true);
            RuleFor(x => x.People).InclusiveBetween(1, 100_000);
        }
    }
}

public static class RecordOralAgreementEndpoint
{
    public static async Task<(Organisation?, NamedMediators)> LoadAsync(
        RecordOralAgreement command, IQuerySession session, CancellationToken token) => (
        await session.OrganisationAsync(command.Committee, token),
        new(await Assignments.AreOfAsync(command.Committee, [command.Mediator], session, token)));

    public static ProblemDetails Validate(RecordOralAgreement command, Organisation? committee, NamedMediators named, Today today) =>
        FirstParties.Check(command.Parties, command.OccurredOn, today) is RefusalProblem problem ? problem
        : FirstPhotos.Check(command.Photos, today) is RefusalProblem photos ? photos : Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (committee is not null, CommonRefusals.UnknownUnit, "/committee"),
        (committee?.OrganisationKind is OrganisationKind.MediationCommittee, MediationRefusals.NotACommittee, "/committee"),
        (committee?.IsActiveOn(command.AcceptedOn ?? command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/committee"),
        (named.OfTheUnit, MediationRefusals.NotOfTheUnit, "/mediator"),
        (command.AcceptedOn is null || command.AcceptedOn <= command.OccurredOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"),
        (command.PerformBy is null || command.PerformBy >= command.OccurredOn, MediationRefusals.PerformByBeforeAgreement, "/performBy"),
        (command.PerformedAtOnce is not null || command.PerformBy is not null, MediationRefusals.PerformanceNotSaid, "/performedAtOnce"),
        (command.PerformedAtOnce is not true || command.PerformBy is null
        || command.PerformBy == command.OccurredOn, MediationRefusals.PerformedAndYetToPerform, "/performBy"));

    /// <summary>口头协议一次登记: registration, acceptance and oral agreement in one request, as three events.</summary>
    [WolverinePost("/api/v1/mediation-cases/oral-agreements")]
    public static async Task<(Created, IStartStream)> Post(
        RecordOralAgreement command, Organisation committee, IDocumentSession session, PartyVault vault, NumberTemplates templates,
        CancellationToken token)
    {
        var accepted = command.AcceptedOn ?? command.OccurredOn;
        return (
            Created.At(command.Id, $"/api/v1/mediation-cases/{command.Id}"),
            MartenOps.StartStream<MediationCase>(command.Id, [
                new MediationRegistered(
                accepted, committee.Code, committee.CommitteeKind!.Value, command.Source, command.DisputeType, People: command.People),
                new MediationAccepted(
                accepted, await session.NumberAsync(command.Number, templates, NumberedDocument.MediationCase, committee.Code, accepted,
                    token),
                [command.Mediator], true),
                new AgreementReached(
                command.OccurredOn, AgreementForm.Oral, command.AmountYuan, PerformBy: command.PerformBy,
                PerformedAtOnce: command.PerformedAtOnce is true),
                .. FirstParties.Join<MediationCase>(command.Parties, command.Id, accepted, session, vault),
                .. FirstPhotos.Announce<MediationCase>(command.Photos, command.OccurredOn)]));
    }
}
