using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>批准发布.</summary>
/// <param name="OccurredOn">批准日.</param>
public sealed record ApproveRelease(DateOnly OccurredOn) : IDated
{
    public sealed class Validator : DatedValidator<ApproveRelease>;
}

public static class ApproveReleaseEndpoint
{
    public static ProblemDetails Validate(ApproveRelease command, Release release, HttpContext context, Today today) => Rules.Require(
        (release.Stage is ReleaseStage.Drafted, ReleaseRefusals.NotADraft),
        (context.User.Identity?.Name != release.Content.DraftedBy, ReleaseRefusals.SamePerson),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= release.DraftedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>批准发布: signed, and from now on what was published.</summary>
    [WolverinePost("/api/v1/releases/{id}/approval")]
    public static async Task<(Recorded, ReleaseApproved)> Post(
        ApproveRelease command, [WriteAggregate] Release release, HttpContext context, IDocumentSession session, SigningKey key, TimeProvider clock, CancellationToken token)
    {
        if (release.Supersedes is { } earlier)
        {
            var stream = await session.Events.FetchForWriting<Release>(earlier, token);
            stream.AppendOne(new ReleaseSuperseded(command.OccurredOn, release.Id));
        }

        return (Recorded.After(release), new(command.OccurredOn, clock.GetUtcNow(), context.User.Identity!.Name!, key.Sign(Freezing.Bytes(release.Content)), key.Id));
    }
}

/// <summary>弃用发布稿.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Reason">理由.</param>
public sealed record DiscardRelease(DateOnly OccurredOn, string Reason) : IDated
{
    public sealed class Validator : DatedValidator<DiscardRelease>
    {
        public Validator() => RuleFor(x => x.Reason).NotEmpty().MaximumLength(500);
    }
}

public static class DiscardReleaseEndpoint
{
    public static ProblemDetails Validate(DiscardRelease command, Release release, Today today) => Rules.Require(
        (release.Stage is ReleaseStage.Drafted, ReleaseRefusals.NotADraft),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"));

    /// <summary>弃用发布稿: it was never published.</summary>
    [WolverinePost("/api/v1/releases/{id}/discarding")]
    public static (Recorded, ReleaseDiscarded) Post(DiscardRelease command, [WriteAggregate] Release release) =>
        (Recorded.After(release), new(command.OccurredOn, command.Reason));
}
