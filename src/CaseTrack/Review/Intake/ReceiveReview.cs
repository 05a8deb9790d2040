using CaseTrack.Law;
using CaseTrack.Organisations;
using FluentValidation;
using Marten;
using Microsoft.AspNetCore.Mvc;
using Wolverine.Http;
using Wolverine.Marten;

namespace CaseTrack.Review.Intake;

/// <summary>收到复议申请.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">收到日; it decides the year, and which law governs.</param>
/// <param name="Office">复议机构代码.</param>
/// <param name="RespondentKind">被申请人类型, code list <c>respondentKind</c>.</param>
/// <param name="Subject">复议事项, code list <c>reviewSubject</c>.</param>
/// <param name="Field">行政管理领域, code list <c>administrativeField</c>.</param>
public sealed record ReceiveReview(Guid Id, DateOnly OccurredOn, string Office, string RespondentKind, string Subject, string Field)
{
    public sealed class Validator : AbstractValidator<ReceiveReview>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.OccurredOn).IsBusinessDate();
            RuleFor(x => x.Office).NotEmpty().MaximumLength(40);
            RuleFor(x => x.RespondentKind).IsCodeOf(CodeList.RespondentKinds, x => x.OccurredOn);
            RuleFor(x => x.Subject).IsCodeOf(CodeList.ReviewSubjects, x => x.OccurredOn);
            RuleFor(x => x.Field).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn);
        }
    }
}

public static class ReceiveReviewEndpoint
{
    public static Task<Organisation?> LoadAsync(ReceiveReview command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Office, token);

    public static ProblemDetails Validate(ReceiveReview command, Organisation? office, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (office is not null, CommonRefusals.UnknownUnit, "/office"),
        (office?.OrganisationKind is OrganisationKind.Department, ReviewRefusals.NotAnOffice, "/office"),
        (office?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/office"));

    /// <summary>收到复议申请.</summary>
    [WolverinePost("/api/v1/review-applications")]
    public static (CreationResponse<Guid>, IStartStream) Post(ReceiveReview command) => (
        CreationResponse.For(command.Id, $"/api/v1/review-applications/{command.Id}"),
        MartenOps.StartStream<ReviewApplication>(command.Id, new ReviewReceived(
            command.OccurredOn, command.Office, command.RespondentKind, command.Subject, command.Field)));
}
