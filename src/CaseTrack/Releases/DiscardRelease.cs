namespace CaseTrack.Releases;

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
