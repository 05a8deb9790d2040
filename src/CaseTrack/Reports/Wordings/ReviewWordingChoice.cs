using CaseTrack.Access;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports.Wordings;

/// <summary>复核表述认定.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Agreed">Whether the wording is to be read so.</param>
public sealed record ReviewWordingChoice(DateOnly OccurredOn, bool Agreed) : IDated
{
    public sealed class Validator : DatedValidator<ReviewWordingChoice>;
}

public static class ReviewWordingChoiceEndpoint
{
    public static ProblemDetails Validate(ReviewWordingChoice command, WordingChoice choice, HttpContext context, Today today) =>
        Rules.Require(
        (choice.Stage is ChoiceStage.Proposed, WordingRefusals.Reviewed),
        (choice.ChosenBy != Viewer.Of(context).Caller.Name, WordingRefusals.SamePerson),
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.OccurredOn >= choice.ChosenOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>复核表述认定, by a second person: drafts are read so from now on, or as before.</summary>
    [WolverinePost("/api/v1/wording-choices/{id}/review")]
    public static (Recorded, WordingChoiceReviewed) Post(
        ReviewWordingChoice command, [WriteAggregate] WordingChoice choice, HttpContext context) =>
        (Recorded.After(choice), new(command.OccurredOn, command.Agreed, Viewer.Of(context).Caller.Name));
}
