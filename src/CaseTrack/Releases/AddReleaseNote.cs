using Microsoft.AspNetCore.Http;

namespace CaseTrack.Releases;

/// <summary>追加公开说明. What was said before is followed and never edited.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Text">说明, one sentence for the public.</param>
public sealed record AddReleaseNote(DateOnly OccurredOn, string Text) : IDated
{
    public sealed class Validator : DatedValidator<AddReleaseNote>
    {
        public Validator() => RuleFor(x => x.Text).NotEmpty().MaximumLength(DraftRelease.LongestNote);
    }
}

public static class AddReleaseNoteEndpoint
{
    public static ProblemDetails Validate(AddReleaseNote command, Release release, Today today) => Rules.Require(
        (ReleaseSight.IsPublished(release), ReleaseRefusals.NotPublished),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= release.DraftedOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>追加公开说明.</summary>
    [WolverinePost("/api/v1/releases/{id}/notes")]
    public static (Recorded, ReleaseNoteAdded) Post(
        AddReleaseNote command, [WriteAggregate] Release release, HttpContext context, TimeProvider clock) =>
        (Recorded.After(release), new(command.OccurredOn, command.Text, clock.GetUtcNow(), context.User.Identity!.Name!));
}
