using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Supervision.Leads;

/// <summary>立案. 行政执法监督条例（国务院令第825号）.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="ApprovedBy">批准人.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record OpenFile(DateOnly OccurredOn, string? ApprovedBy = null, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<OpenFile>
    {
        public Validator() => RuleFor(x => x.ApprovedBy).MaximumLength(100);
    }
}

public static class OpenFileEndpoint
{
    public static ProblemDetails Validate(OpenFile command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Opening.Allows(file, command.OccurredOn, today);

    /// <summary>立案: the lead becomes a file.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/opening")]
    public static async Task<(Recorded, SupervisionFileOpened)> Post(
        OpenFile command, [WriteAggregate] SupervisionFile file, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(file),
            new(command.OccurredOn,
            await session.NumberAsync(command.Number, templates, NumberedDocument.SupervisionOpening, file.Office, command.OccurredOn,
                token),
            command.ApprovedBy));
}
