using CaseTrack.Figures;
using Marten;

namespace CaseTrack.Releases;

/// <summary>录入已公布的基期数.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Figure">指标代码, one of the catalogue.</param>
/// <param name="Year">年度.</param>
/// <param name="Value">公布的数值.</param>
/// <param name="Source">出处: which publication says so.</param>
public sealed record EnterBaseFigure(Guid Id, DateOnly OccurredOn, string Figure, int Year, decimal Value, string Source) : IDated
{
    public sealed class Validator : DatedValidator<EnterBaseFigure>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Figure).Must(x => FigureCatalogue.Find(x ?? "") is not null)
                .Saying("unknown-code", "目录中没有这一指标", "The catalogue has no such figure");
            RuleFor(x => x.Year).InclusiveBetween(1949, 2200);
            RuleFor(x => x.Value).InclusiveBetween(0, 1_000_000_000_000);
            RuleFor(x => x.Source).NotEmpty().MaximumLength(500);
        }
    }
}

/// <summary>What stands for the same figure and year already.</summary>
public sealed record EnteredAlready(BaseFigure? Figure, bool Released);

public static class EnterBaseFigureEndpoint
{
    private static readonly Refusal Twice = new("base-figure.twice",
        "该指标该年度已有基期数；录入有误的，先撤销", "There is a base figure for the figure and year already; withdraw it first if it is wrong", "发布规则");

    private static readonly Refusal Released = new("base-figure.released",
        "该年度已有正式发布，以发布为准", "The year has a release of this service, which is what was published", "发布规则");

    public static async Task<EnteredAlready> LoadAsync(EnterBaseFigure command, IQuerySession session, CancellationToken token) => new(
        await session.Query<BaseFigure>()
        .FirstOrDefaultAsync(x => x.Figure == command.Figure && x.Year == command.Year && x.WithdrawnOn == null, token),
        await session.Query<Release>()
        .AnyAsync(x => x.Stage == ReleaseStage.Approved && x.From == new DateOnly(command.Year, 1, 1)
        && x.To == new DateOnly(command.Year, 12, 31), token));

    public static ProblemDetails Validate(EnterBaseFigure command, EnteredAlready already, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (command.Year < today.Date.Year, CommonRefusals.FutureDate, "/year"),
        (!already.Released, Released, "/year"),
        (already.Figure is null, Twice with
        {
            Chinese = $"{Twice.Chinese}：{already.Figure?.Value}（{already.Figure?.Source}）",
            English = $"{Twice.English}: {already.Figure?.Value} ({already.Figure?.Source})",
        }, "/figure"));

    /// <summary>录入已公布的基期数: for comparison alone; no figure counts it.</summary>
    [WolverinePost("/api/v1/base-figures")]
    public static (Created, IStartStream) Post(EnterBaseFigure command) => (
        Created.At(command.Id, $"/api/v1/base-figures/{command.Id}"),
        MartenOps.StartStream<BaseFigure>(
        command.Id, new BaseFigureEntered(command.OccurredOn, command.Figure, command.Year, command.Value, command.Source)));
}
