using CaseTrack.Figures;

namespace CaseTrack.Reports;

/// <summary>修改报告模板.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Text">Markdown with tokens.</param>
public sealed record ChangeReportTemplate(Guid Id, DateOnly OccurredOn, string Text) : IDated
{
    public sealed class Validator : DatedValidator<ChangeReportTemplate>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Text).NotEmpty().MaximumLength(100_000);
        }
    }
}

public static class ChangeReportTemplateEndpoint
{
    private static readonly Refusal UnknownFigure =
        new("report.unknown-figure", "模板引用了目录中没有的指标", "The template names a figure that the catalogue does not have", "报告模板");

    public static ProblemDetails Validate(ChangeReportTemplate command, Today today)
    {
        var unknown = ReportTemplate.CodesOf(command.Text).FirstOrDefault(x => FigureCatalogue.Find(x) is null);
        return Rules.Require(
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (unknown is null, UnknownFigure with
            {
                Chinese = $"{UnknownFigure.Chinese}：{unknown}",
                English = $"{UnknownFigure.English}: {unknown}"
            }, "/text"));
    }

    /// <summary>修改报告模板: the latest one is used.</summary>
    [WolverinePost("/api/v1/report-templates")]
    public static (Created, IStartStream) Post(ChangeReportTemplate command) => (
        Created.At(command.Id, $"/api/v1/report-templates/{command.Id}"),
        MartenOps.StartStream<ReportTemplate>(command.Id, new ReportTemplateChanged(command.OccurredOn, command.Text)));
}
