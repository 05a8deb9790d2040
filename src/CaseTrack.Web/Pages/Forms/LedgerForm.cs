using CaseTrack.Ledger;

namespace CaseTrack.Web.Pages.Forms;

/// <summary>台账表单. The form of an entry asks what its kind counts and names, each under its own name: kinds are data, and so are their
/// forms.</summary>
public static class LedgerForm
{
    public static CommandForm Of(CommandForm form, LedgerKind kind) =>
        form with { Basis = "", Fields = [.. form.Fields.Select(x => Of(x, kind)).OfType<FormField>()] };

    private static FormField? Of(FormField field, LedgerKind kind) => field.Name switch
    {
        "kind" => field with { Kind = FieldKind.Fixed },
        "measures" when kind.Measures.Count == 0 => null,
        "measures" => field with { Kind = FieldKind.Group, Required = true, Fields = [.. kind.Measures.Select(Of)] },
        "category" when kind.Categories is null => null,
        "category" => field with
        {
            Kind = FieldKind.Choice,
            Required = true,
            Options = [.. kind.Categories.Select(x => new FieldOption(x, Texts.All[$"ledger.{x}"].Zh, Texts.All[$"ledger.{x}"].En))],
        },
        "subjects" when kind.Subjects is null => null,
        "subjects" => field with { Kind = FieldKind.Group, Required = true, Fields = [.. kind.Subjects.Select(Of)] },
        _ => field,
    };

    private static FormField Of(LedgerMeasure measure) => new(measure.Code, FieldKind.Whole, !measure.Optional)
    {
        Chinese = $"{measure.Chinese}（{measure.Unit}）",
        English = Docs.Spaced(measure.Code.Replace('-', ' ')),
    };

    private static FormField Of(LedgerSubject subject) => new(subject.Code, FieldKind.Lines, true)
    {
        Chinese = subject.Chinese,
        English = Docs.Spaced(subject.Code.Replace('-', ' ')),
    };
}
