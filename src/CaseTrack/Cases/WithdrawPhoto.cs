using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>照片不再补交. The device is lost, or the photo was taken by mistake: the case no longer waits for it. 卷宗目录.</summary>
/// <param name="OccurredOn">登记日.</param>
/// <param name="Photo">照片.</param>
/// <param name="Reason">原因，不含个人信息: nothing about anybody.</param>
public sealed record WithdrawPhoto(DateOnly OccurredOn, Guid Photo, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<WithdrawPhoto>
    {
        public Validator()
        {
            RuleFor(x => x.Photo).NotEmpty();
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(200);
        }
    }

    public ProblemDetails Check(ICaseFile file, Today today)
    {
        var owed = file.Dossier.Photos.FirstOrDefault(x => x.Id == Photo && x.Owed);
        return Rules.Require(
            (file.Live, PartyRefusals.RecordVoided),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (owed is not null, PhotoRefusals.NotOwed, "/photo"),
            (OccurredOn >= owed?.TakenOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));
    }
}

public static class WithdrawMediationPhotoEndpoint
{
    public static ProblemDetails Validate(WithdrawPhoto command, MediationCase mediation, Today today) => command.Check(mediation, today);

    /// <summary>调解案件照片不再补交.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/photo-withdrawals")]
    public static (Recorded, PhotoWithdrawn<MediationCase>) Post(WithdrawPhoto command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Photo, command.Reason));
}

public static class WithdrawReviewPhotoEndpoint
{
    public static ProblemDetails Validate(WithdrawPhoto command, ReviewApplication review, Today today) => command.Check(review, today);

    /// <summary>复议申请照片不再补交.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/photo-withdrawals")]
    public static (Recorded, PhotoWithdrawn<ReviewApplication>) Post(WithdrawPhoto command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Photo, command.Reason));
}

public static class WithdrawSupervisionPhotoEndpoint
{
    public static ProblemDetails Validate(WithdrawPhoto command, SupervisionFile file, Today today) => command.Check(file, today);

    /// <summary>监督案件照片不再补交.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/photo-withdrawals")]
    public static (Recorded, PhotoWithdrawn<SupervisionFile>) Post(WithdrawPhoto command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Photo, command.Reason));
}
