using System.Globalization;
using System.Linq.Expressions;
using System.Text.RegularExpressions;
using CaseTrack.Figures;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>报告模板已修改.</summary>
public sealed record ReportTemplateChanged(DateOnly OccurredOn, string Text) : ICaseEvent<ReportTemplate>;

/// <summary>报告模板. The office's own wording of the annual report.</summary>
/// <remarks><c>{{code}}</c> is a figure; <c>{{code~}}</c> one that may be said as a 概数; <c>{{code|万}}</c> one in units of ten thousand.</remarks>
public sealed partial record ReportTemplate : ICaseRecord<ReportTemplate>
{
    public static string Kind => "report-templates";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Text { get; init; }
    public DateOnly ChangedOn { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    /// <summary>The template that comes with the program: the three parts of the 2022 report that quote figures.</summary>
    public static string Shipped { get; } = Read();

    public static Expression<Func<ReportTemplate, bool>>? SeenBy(Sight sight) => null;

    public static ReportTemplate Fold(ReportTemplate? record, Guid id, ICaseEvent happened) => happened switch
    {
        ReportTemplateChanged e => (record ?? new ReportTemplate { Id = id, Text = "" }) with { Text = e.Text, ChangedOn = e.OccurredOn },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];

    /// <summary>The codes a template names, each once.</summary>
    public static IReadOnlyList<string> CodesOf(string text) => [.. Token().Matches(text).Select(x => x.Groups[1].Value).Distinct()];

    /// <summary>The text with its numbers; a rate without a denominator, and a figure there is not, is "—".</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, decimal?> values, bool rounded) => Token().Replace(text, token =>
    {
        if (values.GetValueOrDefault(token.Groups[1].Value) is not { } value)
        {
            return "—";
        }

        return token.Groups[3].Success ? (value / 10_000).ToString("0.00", CultureInfo.InvariantCulture)
            : rounded && token.Groups[2].Success ? ApproximateNumber.Say(value)
            : ApproximateNumber.Exact(value);
    });

    [GeneratedRegex(@"\{\{([a-z0-9.-]+)(~)?(\|万)?\}\}")]
    private static partial Regex Token();

    private static string Read()
    {
        using var stream = typeof(ReportTemplate).Assembly.GetManifestResourceStream("Reports.annual-report.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

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
    private static readonly Refusal UnknownFigure = new("report.unknown-figure", "模板引用了目录中没有的指标", "The template names a figure that the catalogue does not have", "报告模板");

    public static ProblemDetails Validate(ChangeReportTemplate command, Today today)
    {
        var unknown = ReportTemplate.CodesOf(command.Text).FirstOrDefault(x => FigureCatalogue.Find(x) is null);
        return Rules.Require(
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (unknown is null, UnknownFigure with { Chinese = $"{UnknownFigure.Chinese}：{unknown}", English = $"{UnknownFigure.English}: {unknown}" }, "/text"));
    }

    /// <summary>修改报告模板: the latest one is used.</summary>
    [WolverinePost("/api/v1/report-templates")]
    public static (CreationResponse<Guid>, IStartStream) Post(ChangeReportTemplate command) => (
        CreationResponse.For(command.Id, $"/api/v1/report-templates/{command.Id}"),
        MartenOps.StartStream<ReportTemplate>(command.Id, new ReportTemplateChanged(command.OccurredOn, command.Text)));
}

/// <summary>报告模板，当前.</summary>
public sealed record CurrentTemplate(Guid? Id, string Text)
{
    /// <summary>The office's latest, or the one that comes with the program.</summary>
    public static async Task<CurrentTemplate> ReadAsync(IQuerySession session, CancellationToken token)
    {
        var own = await session.Query<ReportTemplate>().OrderByDescending(x => x.ChangedOn).ThenByDescending(x => x.Id).FirstOrDefaultAsync(token);
        return new(own?.Id, own?.Text ?? ReportTemplate.Shipped);
    }
}

public static class ReadReportTemplateEndpoint
{
    /// <summary>当前报告模板.</summary>
    [WolverineGet("/api/v1/report-templates")]
    public static Task<CurrentTemplate> Get(HttpContext context, IQuerySession session, CancellationToken token)
    {
        Filters.Of(context);
        return CurrentTemplate.ReadAsync(session, token);
    }
}
