using CaseTrack.Figures;
using CaseTrack.Organisations;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Reports;

/// <summary>The values a draft speaks of besides those of its own period and scope: other times, kinds of cases, single
/// organisations.</summary>
internal static class DraftAnswers
{
    // A report speaks of a few; a text made to ask for thousands gets no more than these.
    private const int Most = 400;

    /// <summary>What is known of what was asked; what is not there nobody can tell.</summary>
    public static async Task<IReadOnlyDictionary<FigureAsked, decimal?>> OfAsync(
        IReadOnlyCollection<FigureAsked> asked, FigureScope scope, IReadOnlyList<Organisation> organisations, FigureSight sight,
        FigureBounds bounds, HashSet<FigureAsked> withheld, CancellationToken token)
    {
        var answers = new Dictionary<FigureAsked, decimal?>();
        foreach (var group in asked.Where(x => !x.Part.StartsWith(PopulationWords.Level, StringComparison.Ordinal)).Take(Most)
            .GroupBy(x => (x.From, x.To, Unit: x.Part.StartsWith(PopulationWords.Unit, StringComparison.Ordinal) ? x.Part : "")))
        {
            var of = scope with { From = group.Key.From, To = group.Key.To };
            if (group.Key.Unit.Length > 0)
            {
                if (UnitOf(group.Key.Unit[PopulationWords.Unit.Length..], organisations) is not { } unit
                    || !bounds.Holds(unit))
                {
                    continue;
                }

                of = of with { Unit = UnitMembership.Beneath(unit, organisations) };
            }

            var whole = group.Where(x => x.Part == group.Key.Unit).ToArray();
            var values = await sight.ValuesAsync([.. whole.Select(x => FigureCatalogue.Find(x.Code)!)], of, token);
            for (var i = 0; i < whole.Length; i++)
            {
                if (!values[i].Withheld || !withheld.Add(whole[i]))
                {
                    answers[whole[i]] = values[i].Value;
                }
            }

            foreach (var broken in group.Where(x => x.Part != group.Key.Unit).GroupBy(x => (x.Code, Dimension: x.Part.Split('=')[0])))
            {
                var groups = await sight.TryGroupsAsync(FigureCatalogue.Find(broken.Key.Code)!, of, broken.Key.Dimension, token);
                foreach (var part in broken)
                {
                    var found = groups?.FirstOrDefault(x => x.Key == part.Part.Split('=')[1]);
                    if ((groups is not null && found?.Withheld != true) || !withheld.Add(part))
                    {
                        answers[part] = found?.Value ?? 0;
                    }
                }
            }
        }

        return answers;
    }

    /// <summary>The code of an organisation that has, or had, a name.</summary>
    public static string? UnitOf(string name, IReadOnlyList<Organisation> organisations) =>
        organisations.FirstOrDefault(x => x.Names.Any(y => y.Value == name))?.Code;
}
