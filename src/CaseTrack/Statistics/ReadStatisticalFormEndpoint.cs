using CaseTrack.Access.Log;
using CaseTrack.Figures;
using CaseTrack.Http;
using CaseTrack.Organisations;
using CaseTrack.Reports;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Statistics;

public static class ReadStatisticalFormEndpoint
{
    private const string Json = "application/json";

    /// <summary>统计报表 for any period and unit: JSON, or .xlsx in the office's own layout by <c>Accept</c>.</summary>
    /// <remarks>Every number is a figure of the catalogue, with its cases behind it. A workbook is filled as it is: what does not balance
    /// is told in its last sheet, and in the JSON.</remarks>
    [WolverineGet("/api/v1/statistical-forms/{form}/{year}")]
    public static async Task<IResult> Get(
        string form, int year, HttpContext context, IQuerySession session, TimeProvider clock, AccessLog log, CancellationToken token)
    {
        var asked = StatisticalForm.Find(form) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var question = await FigureQuestion.ReadAsync(year, context, session, token);
        var book = AcceptedFormat.Of(context.Request, Json, SheetBook.MediaType) == SheetBook.MediaType;
        var own = (await CurrentLayouts.ReadAsync(session, token)).GetValueOrDefault(form);
        var organisations = await session.OrganisationsAsync(token);
        await using var reader = await FigureReader.OpenAsync(session, question.MinSequence, clock, token);
        var reading = new FormReading(asked, question.Scope, new FigureSight(reader, context, session));
        await reading.ReadAsync(token);
        var top = question.Unit ?? session.TenantId;
        var answer = new FormAnswer(
            new(asked.Code, ReaderLanguage.Of(asked.Chinese, asked.English), asked.Basis, own?.Id), year, question.Scope.From,
            question.Scope.To, question.Unit, organisations.FirstOrDefault(x => x.Code == top)?.NameOn(question.Scope.To),
            question.Scope.KnownAt, reader.IncludesSequence, [.. asked.Tables.Select(x => Table(x, reading, year, question))],
            reading.Balances(), reading.Differences(), reader.Ledger);
        if (!book)
        {
            return Results.Json(answer);
        }

        await log.RecordAsync(context, AccessAction.Exported, detail: $"form {form} {year} {question.Query}");
        return Results.File(
            FormLayout.Fill(
                own?.Content is { } layout ? Convert.FromBase64String(layout) : FormWorkbook.Template(asked), answer, clock.GetUtcNow()),
            SheetBook.MediaType, $"{asked.Chinese}{year}.xlsx");
    }

    private static FormAnswerTable Table(FormTable table, FormReading reading, int year, FigureQuestion question) => new(
        table.Code, ReaderLanguage.Of(table.Chinese, table.English),
        [.. table.Columns.Select(x => new FormHeading(x.Code, ReaderLanguage.Of(x.Chinese, x.English)))],
        [
            .. table.Lines.Select(line => new FormAnswerLine(line.Code, ReaderLanguage.Of(line.Chinese, line.English),
            [
                .. table.Columns.Select(column =>
                {
                    var cell = FormCell.Of(table, line, column);
                    var value = reading.Values[cell.Name];
                    var figure = FigureCatalogue.Find(cell.Figure)!;
                    return new FormAnswerCell(
                        cell.Name, value.Value, value.Withheld,
                        cell.By is null ? question.Row(year, figure, value).Cases : question.Cases(year, figure, cell.By, cell.Key));
                }),
            ])),
        ]);
}
