using CaseTrack.Access;
using CaseTrack.Organisations;
using CaseTrack.Parties;
using Marten;

namespace CaseTrack.Review.Intake;

/// <summary>收到复议申请.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">收到日; it decides the year, and which law governs.</param>
/// <param name="Office">复议机构代码.</param>
/// <param name="RespondentKind">被申请人类型, code list <c>respondentKind</c>.</param>
/// <param name="Subject">复议事项, code list <c>reviewSubject</c>.</param>
/// <param name="Field">行政管理领域, code list <c>administrativeField</c>.</param>
/// <param name="ApplicantKind">申请人类型, code list <c>applicantKind</c>.</param>
/// <param name="Manner">申请方式, code list <c>receiptManner</c>.</param>
/// <param name="Applicants">申请人人数.</param>
/// <param name="Parties">当事人, if known at once.</param>
/// <param name="Respondent">被申请人: the organ by its name, never a person.</param>
/// <param name="StillEntering">补录: more of it is still to be entered; until that is declared complete neither time limits nor reminders
/// look at it.</param>
/// <param name="Route">复议前置或选择复议, code list <c>reviewRoute</c>. 行政复议法(2023) §23.</param>
public sealed record ReceiveReview(Guid Id, DateOnly OccurredOn, string Office, string RespondentKind, string Subject, string Field,
    string? ApplicantKind = null, string? Manner = null, int? Applicants = null, IReadOnlyList<PartyDetails>? Parties = null,
    string? Respondent = null, string? Route = null, bool StillEntering = false) : IDated, IForUnit, IWithParties
{
    string? IForUnit.Unit => Office;

    string IForUnit.UnitPointer => "/office";

    public sealed class Validator : DatedValidator<ReceiveReview>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Office).NotEmpty().MaximumLength(40);
            RuleFor(x => x.RespondentKind).IsCodeOf(CodeList.RespondentKinds, x => x.OccurredOn);
            RuleFor(x => x.Subject).IsCodeOf(CodeList.ReviewSubjects, x => x.OccurredOn);
            RuleFor(x => x.Field).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn);
            RuleFor(x => x.ApplicantKind!).IsCodeOf(CodeList.Of("applicantKind"), x => x.OccurredOn).When(x => x.ApplicantKind is not null);
            RuleFor(x => x.Manner!).IsCodeOf(CodeList.Of("receiptManner"), x => x.OccurredOn).When(x => x.Manner is not null);
            RuleForEach(x => x.Parties).NotNull().SetValidator(new PartyDetails.Validator());
            RuleFor(x => x.Respondent).MaximumLength(60);
            RuleFor(x => x.Route!).IsCodeOf(CodeList.Of("reviewRoute"), x => x.OccurredOn).When(x => x.Route is not null);
            RuleFor(x => x.Applicants).InclusiveBetween(1, 10000);
        }
    }
}

public static class ReceiveReviewEndpoint
{
    public static Task<Organisation?> LoadAsync(ReceiveReview command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Office, token);

    public static ProblemDetails Validate(ReceiveReview command, Organisation? office, Today today) =>
        FirstParties.Check(command.Parties, command.OccurredOn, today) is RefusalProblem problem ? problem : Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (office is not null, CommonRefusals.UnknownUnit, "/office"),
        (office?.OrganisationKind is OrganisationKind.Department, ReviewRefusals.NotAnOffice, "/office"),
        (office?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/office"));

    /// <summary>收到复议申请.</summary>
    [WolverinePost("/api/v1/review-applications")]
    public static (Created, IStartStream) Post(ReceiveReview command, IDocumentSession session, PartyVault vault) => (
        Created.At(command.Id, $"/api/v1/review-applications/{command.Id}"),
        MartenOps.StartStream<ReviewApplication>(command.Id, [new ReviewReceived(
            command.OccurredOn, command.Office, command.RespondentKind, command.Subject, command.Field,
            command.ApplicantKind, command.Manner, command.Applicants, command.Respondent, command.Route),
            .. UnderEntry.Opening<ReviewApplication>(command.StillEntering, command.OccurredOn),
            .. FirstParties.Join<ReviewApplication>(command.Parties, command.Id, command.OccurredOn, session, vault)]));
}
