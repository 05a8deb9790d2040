using CaseTrack.Clocks;
using CaseTrack.Figures;
using CaseTrack.Terms;

namespace CaseTrack.Hosting;

/// <summary>Names in data are checked against the code before anything starts.</summary>
public static class NamesCheck
{
    /// <exception cref="InvalidOperationException">A rule, a figure or a code speaks of something that is not there; each is named.</exception>
    public static void Check(TermRules terms)
    {
        string[] faults = [.. RuleNames.Faults(terms.All), .. FigureNames.Faults(FigureCatalogue.All), .. FigureCatalogue.Parts.SelectMany(x => FigureNames.Faults(x.Code, x.Rest.Terms))];
        if (faults.Length > 0)
        {
            throw new InvalidOperationException($"数据文件引用了未知名称 (names in data files that the code does not know): {string.Join("; ", faults)}");
        }
    }
}
