using CaseTrack.Access;
using CaseTrack.Figures;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports.Wordings;

/// <summary>指出“不是这个指标”.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Wording">The wording of a checked number, as the check gave it.</param>
/// <param name="Said">The number that stood there, as written.</param>
/// <param name="Not">The figure it was taken for.</param>
/// <param name="Instead">The figure it is; absent if no figure says it.</param>
public sealed record ChooseWording(Guid Id, DateOnly OccurredOn, string Wording, string Said, string Not, string? Instead = null) : IDated
{
    public sealed class Validator : DatedValidator<ChooseWording>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Wording).NotEmpty().MaximumLength(300);
            RuleFor(x => x.Said).NotEmpty().MaximumLength(50);
            RuleFor(x => x.Not).NotEmpty().MaximumLength(100);
            RuleFor(x => x.Instead).MaximumLength(100);
        }
    }
}

public static class ChooseWordingEndpoint
{
    public static ProblemDetails Validate(ChooseWording command, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.Wording.Contains("{0}", StringComparison.Ordinal), WordingRefusals.NoPlace, "/wording"),
        (FigureCatalogue.Find(command.Not) is not null, WordingRefusals.UnknownFigure, "/not"),
        (command.Instead is null || FigureCatalogue.Find(command.Instead) is not null, WordingRefusals.UnknownFigure, "/instead"),
        (command.Instead != command.Not, WordingRefusals.SameFigure, "/instead"));

    /// <summary>指出“不是这个指标”: the choice waits for a second person.</summary>
    [WolverinePost("/api/v1/wording-choices")]
    public static (Created, IStartStream) Post(ChooseWording command, HttpContext context) => (
        Created.At(command.Id, $"/api/v1/wording-choices/{command.Id}"),
        MartenOps.StartStream<WordingChoice>(
        command.Id, new WordingChosen(
        command.OccurredOn, command.Wording, command.Said, command.Not, command.Instead, Viewer.Of(context).Caller.Name)));
}
