using CaseTrack.Access;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Litigation;

/// <summary>登记行政应诉案件. 行政诉讼法 §67.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">收到应诉通知之日; it decides the year.</param>
/// <param name="Office">承办机构代码.</param>
/// <param name="DefendantKind">被告类型, code list <c>respondentKind</c>.</param>
/// <param name="Subject">案由, code list <c>reviewSubject</c>.</param>
/// <param name="Field">行政管理领域, code list <c>administrativeField</c>.</param>
/// <param name="Court">法院.</param>
/// <param name="CourtNumber">法院案号.</param>
/// <param name="Instance">审级, code list <c>courtInstance</c>.</param>
/// <param name="Defendant">被告机关名称, never a person.</param>
/// <param name="Follows">The lawsuit it is an appeal or a retrial of.</param>
/// <param name="Officer">承办人.</param>
public sealed record ReceiveLawsuit(
    Guid Id, DateOnly OccurredOn, string Office, string DefendantKind, string Subject, string Field, string Court, string CourtNumber,
    string Instance,
    string? Defendant = null, Guid? Follows = null, string? Officer = null) : IDated, IForUnit
{
    string? IForUnit.Unit => Office;

    string IForUnit.UnitPointer => "/office";

    public sealed class Validator : DatedValidator<ReceiveLawsuit>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Office).NotEmpty().MaximumLength(40);
            RuleFor(x => x.DefendantKind).IsCodeOf(CodeList.RespondentKinds, x => x.OccurredOn);
            RuleFor(x => x.Subject).IsCodeOf(CodeList.ReviewSubjects, x => x.OccurredOn);
            RuleFor(x => x.Field).IsCodeOf(CodeList.AdministrativeFields, x => x.OccurredOn);
            RuleFor(x => x.Instance).IsCodeOf(CodeList.Of("courtInstance"), x => x.OccurredOn);
            RuleFor(x => x.Court).NotEmpty().MaximumLength(100);
            RuleFor(x => x.CourtNumber).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Defendant).MaximumLength(60);
            RuleFor(x => x.Officer).MaximumLength(100);
        }
    }
}

/// <summary>What is known around a lawsuit before it is entered.</summary>
public sealed record AroundLawsuit(Organisation? Office, bool Entered, AdministrativeLawsuit? Earlier);

public static class ReceiveLawsuitEndpoint
{
    public static async Task<AroundLawsuit> LoadAsync(ReceiveLawsuit command, IQuerySession session, CancellationToken token)
    {
        var key = NumberKey.Of(command.CourtNumber);
        return new(
            await session.OrganisationAsync(command.Office, token),
            await session.Query<AdministrativeLawsuit>()
            .AnyAsync(x => x.CourtNumberKey == key && x.Court == command.Court && !x.Voided, token),
            command.Follows is { } earlier ? await session.LoadAsync<AdministrativeLawsuit>(earlier, token) : null);
    }

    public static ProblemDetails Validate(ReceiveLawsuit command, AroundLawsuit around, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (around.Office is not null, CommonRefusals.UnknownUnit, "/office"),
        (around.Office?.OrganisationKind is OrganisationKind.Department, LawsuitRefusals.NotAnOffice, "/office"),
        (around.Office?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/office"),
        (!around.Entered, LawsuitRefusals.Twice, "/courtNumber"),
        (command.Follows is null || (around.Earlier is { Voided: false, JudgedOn: { } judged } && judged <= command.OccurredOn),
        LawsuitRefusals.UnknownEarlier, "/follows"));

    /// <summary>登记行政应诉案件: an organ of the district is sued, without a review of this office before it.</summary>
    [WolverinePost("/api/v1/administrative-lawsuits")]
    public static (Created, IStartStream) Post(ReceiveLawsuit command) => (
        Created.At(command.Id, $"/api/v1/administrative-lawsuits/{command.Id}"),
        MartenOps.StartStream<AdministrativeLawsuit>(command.Id, new LawsuitReceived(
            command.OccurredOn, command.Office, command.DefendantKind, command.Defendant, command.Subject, command.Field, command.Court,
            command.CourtNumber, command.Instance,
            command.Follows, command.Officer)));
}
