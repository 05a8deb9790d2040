using System.Text.Json;

namespace CaseTrack.Ledger;

/// <summary>计量项. What an entry of a kind counts.</summary>
/// <param name="Code">Its name in <c>measures</c>.</param>
/// <param name="Chinese">中文名称.</param>
/// <param name="Unit">计量单位.</param>
/// <param name="Optional">Whether it may be left out.</param>
/// <param name="AtMost">The measure it cannot exceed, if there is one.</param>
/// <param name="Largest">The largest number of one entry; more is a slip of the pen.</param>
public sealed record LedgerMeasure(
    string Code, string Chinese, string Unit, bool Optional = false, string? AtMost = null, int Largest = 1_000_000);

/// <summary>对象. What an entry of a kind names, so that a figure counts each only once.</summary>
public sealed record LedgerSubject(string Code, string Fact, string Chinese);

/// <summary>台账种类. Kinds are data: a new one is an entry of <c>ledger-kinds.json</c>.</summary>
public sealed record LedgerKind(
    string Code, string Chinese, string Basis, IReadOnlyList<LedgerMeasure> Measures,
    IReadOnlyList<string>? Categories = null, IReadOnlyList<LedgerSubject>? Subjects = null)
{
    public static readonly IReadOnlyList<LedgerKind> All = Read();

    public static LedgerKind? Find(string? code) => All.FirstOrDefault(x => x.Code == code);

    private static LedgerKind[] Read()
    {
        using var stream = typeof(LedgerKind).Assembly.GetManifestResourceStream("Ledger.ledger-kinds.json")!;
        return JsonSerializer.Deserialize<LedgerKind[]>(stream, JsonSerializerOptions.Web)!;
    }
}
