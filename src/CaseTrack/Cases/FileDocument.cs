using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>材料入卷. 人民调解法 §27；行政复议档案管理.</summary>
/// <param name="OccurredOn">入卷日.</param>
/// <param name="Item">材料, a code of the kind's list.</param>
/// <param name="Title">题名，不含个人信息.</param>
public sealed record FileDocument(DateOnly OccurredOn, string Item, string? Title = null) : IDated
{
    public sealed class Validator : DatedValidator<FileDocument>
    {
        public Validator()
        {
            RuleFor(x => x.Item).NotEmpty().MaximumLength(40);
            RuleFor(x => x.Title).MaximumLength(200);
        }
    }

    private static readonly Refusal UnknownItem = new("dossier.unknown-item",
        "卷宗目录没有这种材料", "The list of papers has no such item", "卷宗目录 B.9");

    public ProblemDetails Check(string list, bool live, Today today) => Rules.Require(
        (live, PartyRefusals.RecordVoided),
        (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (CodeList.Of(list).Holds(Item, OccurredOn), UnknownItem, "/item"));
}

public static class FileMediationDocumentEndpoint
{
    public static ProblemDetails Validate(FileDocument command, MediationCase mediation, Today today) => command.Check("mediationItem", mediation.Stage is not (MediationStage.Voided or MediationStage.Merged), today);

    /// <summary>调解案件材料入卷.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/documents")]
    public static (Recorded, DocumentFiled<MediationCase>) Post(FileDocument command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Item, command.Title));
}

public static class FileReviewDocumentEndpoint
{
    public static ProblemDetails Validate(FileDocument command, ReviewApplication review, Today today) => command.Check("reviewItem", review.Stage is not ReviewStage.Voided, today);

    /// <summary>复议申请材料入卷.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/documents")]
    public static (Recorded, DocumentFiled<ReviewApplication>) Post(FileDocument command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Item, command.Title));
}

public static class FileSupervisionDocumentEndpoint
{
    public static ProblemDetails Validate(FileDocument command, SupervisionFile file, Today today) => command.Check("supervisionItem", file.Stage is not SupervisionStage.Voided, today);

    /// <summary>监督案件材料入卷.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/documents")]
    public static (Recorded, DocumentFiled<SupervisionFile>) Post(FileDocument command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Item, command.Title));
}
