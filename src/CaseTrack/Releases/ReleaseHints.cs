using CaseTrack.Figures;
using CaseTrack.Organisations;
using Marten;

namespace CaseTrack.Releases;

/// <summary>发布提示. What does not keep a year from being released and is better looked at before. Kept with the draft.</summary>
public static class ReleaseHints
{
    private static readonly (string Figure, string Kind)[] Pending =
        [("mediation.closing", "mediation-cases"), ("review.closing", "review-applications"), ("supervision.closing", "supervision-files")];

    public static async Task<IReadOnlyList<ReleaseCheck>> OfAsync(
        FigureReader reader, FigureSight sight, FigureScope scope, IQuerySession session, CancellationToken token)
    {
        var year = scope.From.Year;
        var query = $"?from={scope.From:yyyy-MM-dd}&to={scope.To:yyyy-MM-dd}";
        Figure[] asked = [FigureCatalogue.Find("terms.late")!, .. Pending.Select(x => FigureCatalogue.Find(x.Figure)!)];
        var values = await sight.ValuesAsync(asked, scope, token);
        var late = values[0].Value ?? 0;
        var pending = values.Skip(1).Sum(x => x.Value ?? 0);
        var open = Pending.Zip(values.Skip(1)).FirstOrDefault(x => x.Second.Value > 0).First.Figure;
        var silent = await SilentAsync(reader, scope, session, token);
        var reported = FigureCatalogue.All.Where(x => x.IsRatio && x.Row.StartsWith('F')).ToArray();
        var empty = reported.Zip(await sight.ValuesAsync(reported, scope, token))
            .Where(x => x.Second is { Value: null, Withheld: false }).Select(x => x.First).ToArray();
        var names = (Chinese: string.Join("、", empty.Select(x => x.Chinese)), English: string.Join(", ", empty.Select(x => x.English)));
        return
        [
            new("terms-late", false, late == 0, $"逾期办结或期满未办的期限{late:0}项", $"{late:0} terms were missed",
                late == 0 ? null : $"/api/v1/figures/{year}/terms.late/cases{query}"),
            new("cases-open", false, pending == 0, $"期末未结{pending:0}件，结转下期", $"{pending:0} cases are still open and carried over",
                pending == 0 ? null : $"/api/v1/figures/{year}/{open}/cases{query}"),
            new("units-silent", false, silent.Count == 0,
                silent.Count == 0 ? "各社区调委会均有登记" : $"期内没有受理任何案件的社区调委会{silent.Count}个：{string.Join("、", silent.Take(5))}",
                silent.Count == 0 ? "Every community committee has entered cases"
                    : $"{silent.Count} community committees have accepted no case: {string.Join(", ", silent.Take(5))}",
                silent.Count == 0 ? null : $"/api/v1/figures/{year}/mediation.community.accepted{query}&by=unit"),
            new("rates-empty", false, empty.Length == 0, empty.Length == 0 ? "各比率均有分母" : $"没有分母的比率：{names.Chinese}",
                empty.Length == 0 ? "Every rate has a denominator" : $"Rates out of nothing: {names.English}",
                empty.Length == 0 ? null : $"/api/v1/figures/{year}/{empty[0].Code}{query}"),
        ];
    }

    private static async Task<IReadOnlyList<string>> SilentAsync(
        FigureReader reader, FigureScope scope, IQuerySession session, CancellationToken token)
    {
        var heard = (await reader.GroupsAsync(FigureCatalogue.Find("mediation.community.accepted")!, scope, "unit", token))
            .Select(x => x.Key).ToHashSet();
        return [.. (await session.OrganisationsAsync(token))
            .Where(x => x.CommitteeKind is CommitteeKind.Community && x.IsActiveOn(scope.To) && !heard.Contains(x.Code))
            .OrderBy(x => x.Code, StringComparer.Ordinal).Select(x => x.NameOn(scope.To) ?? x.Code)];
    }
}
