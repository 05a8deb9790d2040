using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using CaseTrack.Import.Reading;
using CaseTrack.Organisations;

namespace CaseTrack.Import.Columns;

/// <summary>What reading a cell needs to know besides the cell.</summary>
/// <param name="Units">The organisations of the district, by code and by every name they had.</param>
/// <param name="Orders">Which comes first where days are written 01/02/2022, by the key of the column.</param>
public sealed record ReadingContext(Dictionary<string, string> Units, IReadOnlyDictionary<string, DayOrder> Orders)
{
    /// <summary>An organisation that an earlier row of the file has set up.</summary>
    public void Add(Organisation organisation)
    {
        Units.TryAdd(Headings.Plain(organisation.Names[^1].Value), organisation.Code);
        Units[Headings.Plain(organisation.Code)] = organisation.Code;
    }

    /// <summary>A name that several have names none.</summary>
    public static Dictionary<string, string> UnitsOf(IReadOnlyList<Organisation> organisations)
    {
        var units = organisations.SelectMany(x => x.Names.Select(y => (Name: Headings.Plain(y.Value), x.Code)))
            .GroupBy(x => x.Name).Where(x => x.Select(y => y.Code).Distinct().Count() == 1).ToDictionary(x => x.Key, x => x.First().Code);
        foreach (var organisation in organisations)
        {
            units[Headings.Plain(organisation.Code)] = organisation.Code;
        }

        return units;
    }
}

/// <summary>How one cell was read.</summary>
/// <param name="Value">What goes into the command; null for an empty cell.</param>
/// <param name="Said">How it was understood, in words.</param>
/// <param name="Problem">Why it was not.</param>
public readonly record struct CellReading(JsonNode? Value, string? Said = null, RowProblem? Problem = null);

/// <summary>读单元格. A cell as a column of its type; what could be meant in two ways is asked, and nothing is made up.</summary>
public static class CellReader
{
    private static readonly char[] Parting = ['、', ',', '，', ';', '；', '/', '\n'];
    private static readonly string[] Yes = ["是", "有", "y", "yes", "true", "1", "√", "✓", "对"];
    private static readonly string[] No = ["否", "无", "n", "no", "false", "0", "×", "没有"];
    private static readonly ConditionalWeakTable<ImportColumn, ColumnNames> Named = [];

    public static CellReading Read(ImportColumn column, ReadCell cell, ReadingContext context)
    {
        if (cell.IsEmpty)
        {
            return default;
        }

        if (CellFaults.Of(column, cell) is { } fault)
        {
            return new(null, Problem: fault);
        }

        var text = cell.Text;
        return column.Type switch
        {
            ColumnType.Day => Day(column, cell, context),
            ColumnType.Code or ColumnType.Choice => One(column, text),
            ColumnType.Codes or ColumnType.Choices => Several(text, x => One(column, x)),
            ColumnType.Texts => Several(text, x => new(JsonValue.Create(x), x)),
            ColumnType.YesNo => Yes.Contains(Plain(text)) ? new(JsonValue.Create(true), "是") : No.Contains(Plain(text))
                ? new(JsonValue.Create(false), "否")
                : new(null, Problem: CellFaults.Wrong("import.yes-or-no", "请填“是”或“否”", "Say 是 (yes) or 否 (no)")),
            ColumnType.Number => Whole(text),
            ColumnType.Money => Money(text),
            ColumnType.Unit => context.Units.TryGetValue(Headings.Plain(text), out var unit) ? new(JsonValue.Create(unit), unit)
                : new(null, Problem: Unknown(context.Units.Keys, text, CommonRefusals.UnknownUnit)),
            _ => new(JsonValue.Create(text), text),
        };
    }

    private static CellReading Day(ImportColumn column, ReadCell cell, ReadingContext context)
    {
        var (day, fault, meant) = cell.Day is { } known ? (known, DayFault.None, null)
            : DayReader.Read(cell.Text, context.Orders.TryGetValue(column.Key, out var order) ? order : null);
        return day is { } read ? new(JsonValue.Create(Iso(read)), Iso(read)) : new(null, Problem: CellFaults.Of(fault, meant));
    }

    private static CellReading One(ImportColumn column, string text)
    {
        var (plain, names) = (Headings.Plain(text), Named.GetValue(column, x => new(x)));
        var found = names.Values[plain].Distinct().ToArray();

        // 01 in a cell of numbers is 1.
        found = found.Length == 0 && plain.Length == 1 ? [.. names.Allowed.Select(x => x[0]).Where(x => x == "0" + plain)] : found;
        if (found.Length == 0)
        {
            // What begins the same, or is part of one name alone, is that one: 邻里 is 邻里纠纷.
            found = [.. names.Allowed.Where(x => plain.Length > 1 && x.Skip(1).Any(
                y => Headings.Plain(y).StartsWith(plain, StringComparison.Ordinal))).Select(x => x[0]).Distinct()];
        }

        return found.Length == 1 ? new(JsonValue.Create(found[0]), names.Said(found[0]))
            : new(null, Problem: Unknown(names.Allowed.Select(x => x[1]), text,
                new("import.unknown-code", "代码表中没有这一项", "The list has no such entry")));
    }

    /// <summary>What may stand in a column, worked out once: a file asks in every row.</summary>
    private sealed class ColumnNames(ImportColumn column)
    {
        public IReadOnlyList<IReadOnlyList<string>> Allowed { get; } = column.Allowed;

        /// <summary>The values that a word names.</summary>
        public ILookup<string, string> Values { get; } = column.Allowed.SelectMany(x => x, (x, name) => (Name: name, Value: x[0]))
            .ToLookup(x => Headings.Plain(x.Name), x => x.Value);

        /// <summary>A value as it was understood.</summary>
        public string Said(string value) => Allowed.First(x => x[0] == value) is [_, var chinese, ..] ? $"{chinese} ({value})" : value;
    }

    private static CellReading Several(string text, Func<string, CellReading> one)
    {
        var read = text.Split(Parting, StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(one).ToArray();
        return read.FirstOrDefault(x => x.Problem is not null) is { Problem: { } problem } ? new(null, Problem: problem)
            : new(new JsonArray([.. read.Select(x => x.Value)]), string.Join('、', read.Select(x => x.Said)));
    }

    private static CellReading Whole(string text)
    {
        var plain = Plain(text).TrimEnd('人', '件', '天', '日', '次', '年', '场');
        const NumberStyles digits = NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands;
        return long.TryParse(plain, digits, CultureInfo.InvariantCulture, out var number)
            ? new(JsonValue.Create(number), number.ToString(CultureInfo.InvariantCulture))
            : new(null, Problem: CellFaults.Wrong("import.whole-number", "请填整数", "Give a whole number"));
    }

    private static CellReading Money(string text)
    {
        var plain = Plain(text).TrimStart('¥', '￥');
        var tenThousands = plain.EndsWith("万元", StringComparison.Ordinal) || plain.EndsWith('万');
        return decimal.TryParse(plain.TrimEnd('元', '万'), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount)
            ? Said(tenThousands ? amount * 10_000 : amount)
            : new(null, Problem: CellFaults.Wrong("import.number", "请填数字，如 3500 或 1.2万", "Give a number, 3500 or 1.2万"));

        static CellReading Said(decimal amount) => new(JsonValue.Create(amount), amount.ToString("0.##", CultureInfo.InvariantCulture));
    }

    private static string Plain(string text) =>
        string.Concat(text.Where(x => !char.IsWhiteSpace(x)).Select(x => x is >= '！' and <= '～' ? (char)(x - 0xFEE0) : x))
            .ToLowerInvariant();

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static RowProblem Unknown(IEnumerable<string> names, string text, Refusal refusal)
    {
        var near = names.Select(x => (Name: x, Near: Likeness(Headings.Plain(x), Headings.Plain(text)))).Where(x => x.Near > 0)
            .OrderByDescending(x => x.Near).Take(3).Select(x => x.Name).ToArray();
        var problem = RowProblem.Of(refusal.Naming(text.Length > 40 ? text[..40] + "…" : text));
        return near.Length == 0 ? problem : problem.Suggesting($"是不是：{string.Join('、', near)}", $"Perhaps: {string.Join(", ", near)}");
    }

    /// <summary>The part of the characters that two have in common.</summary>
    private static double Likeness(string one, string other) =>
        one.Length == 0 || other.Length == 0 ? 0 : 2.0 * one.Intersect(other).Count() / (one.Length + other.Length);
}
