using CaseTrack.Numbers;
using Marten;

namespace CaseTrack.Supervision.Handling;

/// <summary>制发监督文书. 行政执法监督条例（国务院令第825号）.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Instrument">文书, code list <c>supervisionInstrument</c>.</param>
/// <param name="Reference">标识, to tell the terms of several instruments apart.</param>
/// <param name="Number">原文号, of a document from before this service: kept as it stands on the paper; the next of the series unless
/// given.</param>
public sealed record IssueInstrument(DateOnly OccurredOn, string Instrument, Guid? Reference = null, string? Number = null) : IDated
{
    public sealed class Validator : DatedValidator<IssueInstrument>
    {
        public Validator() => RuleFor(x => x.Instrument).IsCodeOf(CodeList.SupervisionInstruments, x => x.OccurredOn);
    }
}

public static class IssueInstrumentEndpoint
{
    public static ProblemDetails Validate(IssueInstrument command, SupervisionFile file, Today today) =>
        SupervisionProcedure.Instruments.Allows(file, command.OccurredOn, today,
            command.Reference is { } reference
                ? file.Dossier.OnceOf<InstrumentIssued>(reference, "/reference")
                : file.Dossier.OnceADay<InstrumentIssued>(command.OccurredOn, tag: command.Instrument));

    /// <summary>制发监督文书: 通知书、意见书或决定书; may be repeated.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/instruments")]
    public static async Task<(Recorded, InstrumentIssued)> Post(
        IssueInstrument command, [WriteAggregate] SupervisionFile file, IDocumentSession session, NumberTemplates templates,
        CancellationToken token) =>
        (Recorded.After(file), new(command.OccurredOn, command.Instrument, command.Reference,
            await session.NumberAsync(
            command.Number, templates, NumberedDocument.SupervisionInstrument(command.Instrument), file.Office, command.OccurredOn,
                token)));
}
