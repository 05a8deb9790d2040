using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Parties;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>提出销毁.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">提出日.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="Year">归档年度.</param>
/// <param name="Reason">理由: what the appraisal found; 不含个人信息.</param>
public sealed record ProposeDestruction(Guid Id, DateOnly OccurredOn, string Kind, int Year, string Reason) : IDated
{
    public const int FirstYear = 1949;
    public const int LastYear = 2200;

    /// <summary>How many cases a list has at the most: it is carried out in one transaction. What is left stands on the next one.</summary>
    public const int Most = 200;

    public sealed class Validator : DatedValidator<ProposeDestruction>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Year).InclusiveBetween(FirstYear, LastYear);
            RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>What is due now, of the cases the caller handles.</summary>
public sealed record DueNow(IReadOnlyList<DueRecord> Records)
{
    public static async Task<DueNow> FindAsync(
        ProposeDestruction command, HttpContext context, IQuerySession session, CancellationToken token)
    {
        var all = await DueRecords.OfYearAsync(command.Kind, command.Year, session, token);
        var mine = await Viewer.Of(context).SeenAsync(command.Kind, all, session, token, write: true);
        var due = new List<DueRecord>();
        foreach (var some in all.Where(mine.Contains).Chunk(ProposeDestruction.Most))
        {
            due.AddRange((await DueRecords.JudgedAsync(command.Kind, some, command.OccurredOn, null, session, token))
                .Where(x => x.KeptBack is null));
            if (due.Count >= ProposeDestruction.Most)
            {
                break;
            }
        }

        return new([.. due.Take(ProposeDestruction.Most)]);
    }
}

public static class ProposeDestructionEndpoint
{
    public static async Task<DueNow> LoadAsync(
        ProposeDestruction command, HttpContext context, IQuerySession session, PartyVault vault, CancellationToken token)
    {
        var due = await DueNow.FindAsync(command, context, session, token);
        await FreeText.CheckAboutAsync(command, command.Kind, [.. due.Records.Select(x => x.Id)], session, vault, token);
        return due;
    }

    public static ProblemDetails Validate(ProposeDestruction command, DueNow due, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (due.Records.Count > 0, RetentionRefusals.NothingDue, "/year"));

    /// <summary>提出销毁: the list is fixed, and a second person decides; until then nothing changes.</summary>
    [WolverinePost("/api/v1/destruction-lists")]
    public static async Task<(Created, IStartStream)> Post(ProposeDestruction command, DueNow due, HttpContext context, AccessLog log)
    {
        await log.RecordAsync(
            context, AccessAction.Erased, DestructionList.Kind, command.Id,
            detail: $"proposed {due.Records.Count} {command.Kind} of {command.Year}");
        return (
            Created.At(command.Id, $"/api/v1/destruction-lists/{command.Id}"),
            MartenOps.StartStream<DestructionList>(command.Id, new DestructionProposed(
                command.OccurredOn, command.Kind, command.Year, command.Reason,
                [.. due.Records.Select(x => new ListedRecord(
                    x.Id, x.Version, x.Number, x.PutAwayOn!.Value, x.Retention, x.Rule!.Value, x.Years!.Value, x.DueOn!.Value))],
                Viewer.Of(context).Caller.Name)));
    }
}
