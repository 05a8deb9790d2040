using CaseTrack.Http;
using CaseTrack.Import.Reading;

namespace CaseTrack.Statistics;

/// <summary>更换报表表样.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Form">报表.</param>
/// <param name="Content">The .xlsx workbook, base64; left out to go back to the layout that comes with the program.</param>
public sealed record ChangeFormLayout(Guid Id, DateOnly OccurredOn, string Form, string? Content = null) : IDated
{
    /// <summary>400 KiB of workbook.</summary>
    public const int Longest = 546_136;

    public sealed class Validator : DatedValidator<ChangeFormLayout>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Form).NotEmpty().MaximumLength(50);
            RuleFor(x => x.Content).MaximumLength(Longest);
        }
    }
}

public static class ChangeFormLayoutEndpoint
{
    private const string Basis = "统计报表表样";

    private static readonly Refusal UnknownForm = new("form.unknown", "没有这种统计报表", "There is no such statistical form", Basis);

    private static readonly Refusal NotAWorkbook =
        new("form.not-a-workbook", "表样不是可以读取的 .xlsx 工作簿", "The layout is no .xlsx workbook that can be read", Basis);

    private static readonly Refusal UnknownCell =
        new("form.unknown-cell", "表样写了报表中没有的单元", "The layout names a cell that the form does not have", Basis);

    private static readonly Refusal NamesNothing =
        new("form.names-nothing", "表样没有写出任何一个单元", "The layout names no cell of the form", Basis);

    public static ProblemDetails Validate(ChangeFormLayout command, Today today)
    {
        var form = StatisticalForm.Find(command.Form);
        var (wrong, unknown) = form is null || command.Content is null ? (null, null) : Read(form, command.Content);
        return Rules.Require(
            (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (form is not null, UnknownForm, "/form"),
            (wrong is null, wrong ?? NotAWorkbook, "/content"),
            (unknown is null, UnknownCell with
            {
                Chinese = $"{UnknownCell.Chinese}：{unknown}",
                English = $"{UnknownCell.English}: {unknown}",
            }, "/content"));
    }

    /// <summary>更换报表表样: the latest one is used.</summary>
    [WolverinePost("/api/v1/statistical-form-layouts")]
    public static (Created, IStartStream) Post(ChangeFormLayout command) => (
        Created.At(command.Id, $"/api/v1/statistical-forms/{command.Form}/template"),
        MartenOps.StartStream<StatisticalFormLayout>(command.Id, new FormLayoutChanged(command.OccurredOn, command.Form, command.Content)));

    /// <summary>What is wrong with a workbook, and the first name in it that no cell has, with its place.</summary>
    private static (Refusal? Wrong, string? Unknown) Read(StatisticalForm form, string content)
    {
        var bytes = new byte[content.Length];
        if (!Convert.TryFromBase64String(content, bytes, out var length))
        {
            return (NotAWorkbook, null);
        }

        try
        {
            // The importer's bounds: no macros, not too much once unpacked, no other kind of file under this name.
            SourceFile.Open(bytes[..length]);
            var names = SourceFile.Guarded(() => FormLayout.Names(bytes[..length]));
            var known = FormLayout.Known(form);
            return names.Count == 0 ? (NamesNothing, null)
                : (null, names.Where(x => !known.Contains(x.Name)).Select(x => $"{x.Place} {{{{{x.Name}}}}}").FirstOrDefault());
        }
        catch (RefusedException refused)
        {
            return (refused.Refusal, null);
        }
    }
}
