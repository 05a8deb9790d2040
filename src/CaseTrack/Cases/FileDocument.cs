using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;

namespace CaseTrack.Cases;

/// <summary>材料入卷. 人民调解法 §27；行政复议档案管理.</summary>
/// <param name="OccurredOn">入卷日.</param>
/// <param name="Item">材料, a code of the kind's list.</param>
/// <param name="Title">题名，不含个人信息: nothing about anybody.</param>
/// <param name="Reference">标识, to be told from another of the same day and title.</param>
public sealed record FileDocument(DateOnly OccurredOn, string Item, string? Title = null, Guid? Reference = null) : IDated
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
        "卷宗目录没有这种材料", "The list of papers has no such item", "卷宗目录");

    public ProblemDetails Check(string list, Dossier dossier, bool live, Today today)
    {
        var stands = Reference is { } own
            ? dossier.Items.FirstOrDefault(x => x.Id == own)
            : dossier.Items.FirstOrDefault(x => (x.Item, x.FiledOn, x.Title) == (Item, OccurredOn, Title));
        return Rules.Require(
            (live, PartyRefusals.RecordVoided),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (CodeList.Of(list).Holds(Item, OccurredOn), UnknownItem, "/item"),
            new(stands is null, Reference is null ? Once.OfThatDay : Once.Recorded, Reference is null ? "/item" : "/reference", stands));
    }
}

public static class FileMediationDocumentEndpoint
{
    public static ProblemDetails Validate(FileDocument command, MediationCase mediation, Today today) =>
        command.Check("mediationItem", mediation.Dossier, mediation.Live, today);

    /// <summary>调解案件材料入卷.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/documents")]
    public static (Recorded, DocumentFiled<MediationCase>) Post(FileDocument command, [WriteAggregate] MediationCase mediation) =>
        (Recorded.After(mediation), new(command.OccurredOn, command.Item, command.Title, command.Reference));
}

public static class FileReviewDocumentEndpoint
{
    public static ProblemDetails Validate(FileDocument command, ReviewApplication review, Today today) =>
        command.Check("reviewItem", review.Dossier, review.Live, today);

    /// <summary>复议申请材料入卷.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/documents")]
    public static (Recorded, DocumentFiled<ReviewApplication>) Post(FileDocument command, [WriteAggregate] ReviewApplication review) =>
        (Recorded.After(review), new(command.OccurredOn, command.Item, command.Title, command.Reference));
}

public static class FileSupervisionDocumentEndpoint
{
    public static ProblemDetails Validate(FileDocument command, SupervisionFile file, Today today) =>
        command.Check("supervisionItem", file.Dossier, file.Live, today);

    /// <summary>监督案件材料入卷.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/documents")]
    public static (Recorded, DocumentFiled<SupervisionFile>) Post(FileDocument command, [WriteAggregate] SupervisionFile file) =>
        (Recorded.After(file), new(command.OccurredOn, command.Item, command.Title, command.Reference));
}
