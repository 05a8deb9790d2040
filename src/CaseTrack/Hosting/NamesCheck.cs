using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Numbers;
using CaseTrack.Reports.Drafts;
using CaseTrack.Terms;

namespace CaseTrack.Hosting;

/// <summary>Names that code and data share are checked against each other before anything starts.</summary>
public static class NamesCheck
{
    /// <exception cref="InvalidOperationException">A rule, a figure or a code speaks of something that is not there; each is
    /// named.</exception>
    public static void Check(TermRules terms)
    {
        string[] faults =
        [
            .. RuleNames.Faults(terms.All),
            .. FigureNames.Faults(FigureCatalogue.All),
            .. FigureCatalogue.Parts.SelectMany(x => FigureNames.Faults(x.Code, x.Rest.Terms)),
            .. PopulationWords.Narrowing.Select(x => FigureNames.Fault(x.Asks)).OfType<string>().Select(x => $"words of a draft: {x}"),
            .. CodeNames.Faults(typeof(NamesCheck).Assembly.GetTypes()),
            .. new[] { Clock.Lapse }.Except(RecordKind.EventTypes.Select(EventName.Of)).Select(x => $"no event is called {x}"),
            .. Missing(typeof(TermCode), terms.All.Select(x => x.Code)),
            .. Missing(typeof(DutyHolder), terms.All.Select(x => x.DutyOf)),
            .. Missing(typeof(NumberedDocument), NumberTemplates.Shipped.All.Select(x => x.Document)),
            .. CodeList.SupervisionInstruments.Codes.Select(x => NumberedDocument.SupervisionInstrument(x.Value))
                .Except(NumberTemplates.Shipped.All.Select(x => x.Document))
                .Select(x => $"number-templates.json: no document is called {x}"),
        ];
        if (faults.Length > 0)
        {
            throw new InvalidOperationException(
                $"数据文件与程序所用名称不一致 (names that data files and code do not share): {string.Join("; ", faults)}");
        }
    }

    /// <summary>The constants of a class that are not among the names of a data file.</summary>
    public static IEnumerable<string> Missing(Type constants, IEnumerable<string> names) =>
        CodeNames.Constants(constants).Except(names).Select(x => $"{constants.Name}: nothing is called {x}");
}
