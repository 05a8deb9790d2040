using CaseTrack.Access;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Ledger;

/// <summary>登记台账.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="Kind">台账种类代码, see <c>ledger-kinds</c>.</param>
/// <param name="OccurredOn">发生日; it decides the year.</param>
/// <param name="Unit">机构代码.</param>
/// <param name="Measures">计量项.</param>
/// <param name="Category">类别.</param>
/// <param name="Subjects">对象代码.</param>
/// <param name="Text">说明; no personal data.</param>
public sealed record RecordEntry(
    Guid Id, string Kind, DateOnly OccurredOn, string Unit, IReadOnlyDictionary<string, int>? Measures = null,
    string? Category = null, IReadOnlyDictionary<string, IReadOnlyList<string>>? Subjects = null, string? Text = null) : IDated, IForUnit
{
    string IForUnit.UnitPointer => "/unit";

    public LedgerContent Content() => new(Unit, Measures ?? new Dictionary<string, int>(), Category, Subjects, Text);

    public sealed class Validator : DatedValidator<RecordEntry>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(kind => LedgerKind.Find(kind) is not null).WithErrorCode("unknown-code");
            RuleFor(x => x).Custom((entry, context) => LedgerRules.Check(LedgerKind.Find(entry.Kind), entry.Content(), context.AddFailure));
        }
    }
}

public static class RecordEntryEndpoint
{
    public static Task<Organisation?> LoadAsync(RecordEntry command, IQuerySession session, CancellationToken token) =>
        session.OrganisationAsync(command.Unit, token);

    public static ProblemDetails Validate(RecordEntry command, Organisation? unit, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (unit is not null, CommonRefusals.UnknownUnit, "/unit"),
        (unit?.IsActiveOn(command.OccurredOn) is true, CommonRefusals.UnitNotActive, "/unit"));

    /// <summary>登记台账.</summary>
    [WolverinePost("/api/v1/ledger-entries")]
    public static (Created, IStartStream) Post(RecordEntry command) => (
        Created.At(command.Id, $"/api/v1/ledger-entries/{command.Id}"),
        MartenOps.StartStream<LedgerEntry>(command.Id, new LedgerEntryRecorded(command.OccurredOn, command.Kind, command.Content())));
}
