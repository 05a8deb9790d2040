using CaseTrack.Figures;
using CaseTrack.Figures.Definitions;
using CaseTrack.Organisations;
using CaseTrack.Releases;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Reports;

/// <summary>报告的表格: a sheet for the figures, one for each breakdown the office asks for, one for the ledger and one for what is carried
/// over. Every number leads to its records.</summary>
/// <param name="report">The report.</param>
/// <param name="scope">What its figures were asked for.</param>
/// <param name="release">The release it quotes, or null.</param>
/// <param name="organisations">Their names.</param>
/// <param name="sight">The moment they are read at, and what the caller may know.</param>
/// <param name="address">Where the service answers, for the links back.</param>
public sealed class ReportWorkbook(
    Report report, FigureScope scope, Release? release, IReadOnlyList<Organisation> organisations, FigureSight sight, string address)
{
    private static readonly (string Sheet, string By, string[] Figures)[] Breakdowns =
    [
        ("按月", "month", ["mediation.accepted", "mediation.succeeded", "mediation.success-rate", "review.received", "review.concluded",
        "supervision.opened", "supervision.closed"]),
        ("按街道", "street", ["mediation.accepted", "mediation.succeeded", "mediation.success-rate", "mediation.closed",
        "screening.operations", "screening.disputes-prevented"]),
        ("按机构", "unit", ["mediation.accepted", "mediation.succeeded", "mediation.success-rate", "mediation.closed", "review.received",
        "supervision.opened"]),
        ("按调委会种类", Dimension.CommitteeKind.Name, ["mediation.accepted", "mediation.succeeded", "mediation.success-rate",
            "mediation.closed"]),
        ("按纠纷类型", Dimension.DisputeType.Name, ["mediation.accepted", "mediation.succeeded", "mediation.success-rate"]),
        ("按来源", Dimension.Source.Name, ["mediation.accepted", "mediation.succeeded", "mediation.success-rate"]),
        ("按复议事项", Dimension.Subject.Name, ["review.received", "review.accepted", "review.concluded"]),
        ("按复议结果", Dimension.Decision.Name, ["review.concluded"]),
        ("按监督文书", Dimension.Instrument.Name, ["supervision.notices", "supervision.opinions", "supervision.decisions"]),
        ("按问题类型", Dimension.ProblemKind.Name, ["supervision.problems-found", "supervision.problems-solved",
            "supervision.problem-rectification-rate"]),
    ];

    private static readonly (string Kind, string[] Figures)[] CarriedOver =
    [
        ("人民调解", ["mediation.opening", "mediation.accepted", "mediation.closed", "mediation.closing"]),
        ("行政复议", ["review.opening", "review.accepted", "review.concluded", "review.closing"]),
        ("行政执法监督", ["supervision.opening", "supervision.opened", "supervision.closed", "supervision.closing"]),
    ];

    private readonly TableNotes notes = new();

    public async Task<byte[]> WriteAsync(CancellationToken token)
    {
        var sheets = new List<SheetTable> { await FiguresAsync(token) };
        foreach (var (sheet, by, codes) in Breakdowns.Where(x => x.By != "street" || scope.Unit is null))
        {
            sheets.Add(await BreakdownAsync(sheet, by, codes, token));
        }

        sheets.Add(await LedgerAsync(token));
        sheets.Add(await CarryOverAsync(token));
        sheets.Add(Notes(sheets));
        return SheetBook.Write(sheets);
    }

    /// <summary>说明: the corrections, the footnotes and those symbols that are used.</summary>
    private SheetTable Notes(IReadOnlyList<SheetTable> sheets)
    {
        foreach (var text in sheets.SelectMany(x => x.Rows).SelectMany(x => x).Select(x => x.Text).Distinct())
        {
            if (text is TableNotes.Hidden or TableNotes.NotApplicable or TableNotes.None)
            {
                notes.Missing(text == TableNotes.NotApplicable, text == TableNotes.Hidden);
            }
        }

        return new("说明", ["说明"],
            [.. report.PublicNotes.Select(x => $"更正说明：{x}").Concat(notes.Lines).Select(x => (IReadOnlyList<SheetCell>)[x])]);
    }

    private async Task<SheetTable> FiguresAsync(CancellationToken token)
    {
        var values = release is null ? await sight.ValuesAsync(FigureCatalogue.All, scope, token)
            : FigureCatalogue.All.Select(x => new FigureValue(release.Figures.FirstOrDefault(y => y.Code == x.Code)?.Value));
        return new("指标", ["代码", "指标", "数值", "单位", "口径", "版本", "统计期", "明细", "注"],
            [.. FigureCatalogue.All.Zip(values).Select(x => (IReadOnlyList<SheetCell>)[
            x.First.Code, x.First.Chinese,
            Cell(x.Second, Link(x.First), x.First.IsRatio && (release?.Figures.Any(y => y.Code == x.First.Code) ?? true)),
            x.First.Unit, x.First.Rule,
            SheetCell.Of(release?.Figures.FirstOrDefault(y => y.Code == x.First.Code)?.DefinitionVersion ?? x.First.DefinitionVersion),
            $"{scope.From:yyyy-MM-dd}至{scope.To:yyyy-MM-dd}", new(Link(x.First), null, Link(x.First)),
            notes.Mark(Explaining.Notes(x.First))])]);
    }

    private async Task<SheetTable> BreakdownAsync(string sheet, string by, string[] codes, CancellationToken token)
    {
        Figure[] figures = [.. codes.Select(x => FigureCatalogue.Find(x)!)];
        var rows = new SortedDictionary<string, FigureValue[]>(StringComparer.Ordinal);
        var hidden = new HashSet<int>();
        FigureValue[] Row(string key) => rows.TryGetValue(key, out var row) ? row
            : rows[key] = [.. figures.Select((x, i) => hidden.Contains(i) ? FigureValue.NotTold : new(x.IsRatio ? null : 0))];
        if (by == "month")
        {
            for (var month = scope.From; month <= scope.To && rows.Count < 120; month = month.AddMonths(1).AddDays(1 - month.Day))
            {
                Row($"{month:yyyy-MM}");
            }
        }

        foreach (var (figure, column) in figures.Select((x, i) => (x, i)).Where(x => by != "street"))
        {
            if (await sight.TryGroupsAsync(figure, scope, by, token) is not { } groups)
            {
                hidden.Add(column);
                foreach (var row in rows.Values)
                {
                    row[column] = FigureValue.NotTold;
                }

                continue;
            }

            foreach (var group in groups)
            {
                Row(group.Key ?? "")[column] = Of(group);
            }
        }

        foreach (var street in organisations.Where(x => by == "street" && x.OrganisationKind is OrganisationKind.Street))
        {
            rows[street.Code] =
                [.. await sight.ValuesAsync(figures, scope with { Unit = UnitMembership.Beneath(street.Code, organisations) }, token)];
        }

        var total = await sight.ValuesAsync(figures, scope, token);
        if (rows.Count == 0 && hidden.Count > 0)
        {
            // That there is nothing to be told stands there, rather than an empty sheet.
            Row("");
        }

        return new(sheet, ["代码", "名称", .. figures.Select(x => x.Chinese)],
        [
            .. rows.OrderBy(x => x.Key.Length == 0).Select(row => (IReadOnlyList<SheetCell>)[
                row.Key, NameOf(by, row.Key), .. figures.Select((x, i) => Cell(row.Value[i], Link(x, by, row.Key), x.IsRatio))]),
            ["", "全部", .. figures.Select((x, i) => Cell(total[i], Link(x), x.IsRatio))],
        ]);
    }

    /// <summary>工作台账, month by month where months add up.</summary>
    private async Task<SheetTable> LedgerAsync(CancellationToken token)
    {
        var months = new List<string>();
        for (var month = scope.From; month <= scope.To && months.Count < 24; month = month.AddMonths(1).AddDays(1 - month.Day))
        {
            months.Add($"{month:yyyy-MM}");
        }

        var rows = new List<IReadOnlyList<SheetCell>>();
        foreach (var (figure, value) in LedgerFigures.All.Zip(await sight.ValuesAsync(LedgerFigures.All, scope, token)))
        {
            var groups = figure.AddsUpOverTime ? (await sight.GroupsAsync(figure, scope, "month", token))
                .ToDictionary(x => x.Key!, Of) : null;
            rows.Add([figure.Code, figure.Chinese, figure.Unit, Cell(value, Link(figure), figure.IsRatio),
                .. months.Select(x =>
                groups is null ? (SheetCell)"" : Cell(groups.GetValueOrDefault(x, new(0)), Link(figure, "month", x), figure.IsRatio))]);
        }

        return new("工作台账", ["代码", "指标", "单位", "本期", .. months], rows);
    }

    /// <summary>结转: what came in before, came in, went out and stays, for each kind and each of its units.</summary>
    private async Task<SheetTable> CarryOverAsync(CancellationToken token)
    {
        var rows = new List<IReadOnlyList<SheetCell>>();
        foreach (var (kind, codes) in CarriedOver)
        {
            Figure[] figures = [.. codes.Select(x => FigureCatalogue.Find(x)!)];
            var values = await sight.ValuesAsync(figures, scope, token);
            rows.Add([kind, "", "全部", .. figures.Select((x, i) => Cell(values[i], Link(x), x.IsRatio))]);
            var units = new SortedDictionary<string, FigureValue[]>(StringComparer.Ordinal);
            for (var i = 0; i < figures.Length; i++)
            {
                foreach (var group in await sight.GroupsAsync(figures[i], scope, "unit", token))
                {
                    units.TryAdd(group.Key ?? "", [new(0), new(0), new(0), new(0)]);
                    units[group.Key ?? ""][i] = Of(group);
                }
            }

            rows.AddRange(units.Select(
                unit => (IReadOnlyList<SheetCell>)[kind, unit.Key, NameOf("unit", unit.Key),
                .. figures.Select((x, i) => Cell(unit.Value[i], Link(x, "unit", unit.Key), x.IsRatio))]));
        }

        return new("结转", ["类别", "机构代码", "机构", "上期结转", "本期受理（立案）", "本期办结（审结、结案）", "期末未结"], rows);
    }

    private static FigureValue Of(FigureGroup group) => new(group.Value) { Withheld = group.Withheld };

    private static SheetCell Cell(FigureValue value, string link, bool ratio) =>
        value.Withheld ? SheetCell.Withheld : SheetCell.Of(value.Value, link, ratio);

    private string NameOf(string by, string key) => key.Length == 0 ? "（空）" : by switch
    {
        "month" => $"{key[..4]}年{key[5..].TrimStart('0')}月",
        "unit" or "street" => organisations.FirstOrDefault(x => x.Code == key)?.NameOn(scope.To) ?? key,
        _ when by == Dimension.CommitteeKind.Name => CommitteeKindName.All.FirstOrDefault(x => x.Code == key)?.Chinese ?? key,
        _ => Dimension.Named(by).ChineseOf(key) ?? key,
    };

    private string Link(Figure figure) => address + report.Cases(figure.Code);

    private string Link(Figure figure, string by, string key) =>
        Link(figure) + new QueryString().Add("by", by).Add("key", key).Value!.Replace('?', '&');
}
