using CaseTrack.Access;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Privacy.Retention;

/// <summary>规定保管期限.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Kind">The kind of case.</param>
/// <param name="InForceFrom">施行日: from this day on lists go by it, whenever a case was put away.</param>
/// <param name="Basis">依据: which table of retention periods says so.</param>
/// <param name="Retention">Only files archived with this 保管期限, code list <c>retention</c>; left out for all of the kind.</param>
/// <param name="Years">年数; left out for ever.</param>
public sealed record SetRetentionRule(
    Guid Id, DateOnly OccurredOn, string Kind, DateOnly InForceFrom, string Basis, string? Retention = null, int? Years = null) : IDated
{
    public sealed class Validator : DatedValidator<SetRetentionRule>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.InForceFrom).IsBusinessDate();
            RuleFor(x => x.Basis).NotEmpty().MaximumLength(200);
            RuleFor(x => x.Retention!).IsCodeOf(CodeList.Of("retention"), x => x.OccurredOn).When(x => x.Retention is not null);
            RuleFor(x => x.Years).InclusiveBetween(1, 100).When(x => x.Years is not null);
        }
    }
}

/// <summary>The rule of the same kind, 保管期限 and day, which stands.</summary>
public sealed record SameDayRule(RetentionRule? Stands);

public static class SetRetentionRuleEndpoint
{
    public static async Task<SameDayRule> LoadAsync(SetRetentionRule command, IQuerySession session, CancellationToken token) => new(
        (await session.Query<RetentionRule>().Where(x => x.RecordKind == command.Kind && x.InForceFrom == command.InForceFrom)
            .ToListAsync(token)).FirstOrDefault(x => x.Retention == command.Retention));

    public static ProblemDetails Validate(SetRetentionRule command, SameDayRule sameDay, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.Retention != RetentionClass.Permanent || command.Years is null, RetentionRefusals.PermanentStays, "/years"),
        new(sameDay.Stands is null, RetentionRefusals.RuleStands, "/inForceFrom", sameDay.Stands?.Id));

    /// <summary>规定保管期限: by itself it destroys nothing, and overwrites no earlier rule.</summary>
    [WolverinePost("/api/v1/retention-rules")]
    public static (Created, IStartStream) Post(SetRetentionRule command, HttpContext context) => (
        Created.At(command.Id, $"/api/v1/retention-rules/{command.Id}"),
        MartenOps.StartStream<RetentionRule>(command.Id, new RetentionRuleSet(
            command.OccurredOn, command.Kind, command.Retention, command.Years, command.InForceFrom, command.Basis,
            Viewer.Of(context).Caller.Name)));
}
