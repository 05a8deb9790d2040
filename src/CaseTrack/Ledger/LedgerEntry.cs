using System.Linq.Expressions;
using System.Text.Json.Serialization;
using Marten;

namespace CaseTrack.Ledger;

/// <summary>工作台账. A dated entry of work that is not a case.</summary>
public sealed record LedgerEntry : ICaseRecord<LedgerEntry>
{
    public static string Kind => "ledger-entries";

    public static Area? Area => Records.Area.Ledger;

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string EntryKind { get; init; }
    public DateOnly HappenedOn { get; init; }
    public required LedgerContent Content { get; init; }
    public bool Voided { get; init; }

    /// <summary>机构代码, for lists.</summary>
    public string Unit => Content.Unit;

    [JsonIgnore]
    public IReadOnlyList<string> Actions => Voided ? [] : ["corrections", "voiding"];

    public static Expression<Func<LedgerEntry, bool>>? SeenBy(Sight sight) => sight.Of<LedgerEntry>(units => x => x.Unit.IsOneOf(units));

    public static LedgerEntry Fold(LedgerEntry? record, Guid id, ICaseEvent happened) => happened switch
    {
        LedgerEntryRecorded e => new LedgerEntry { Id = id, EntryKind = e.EntryKind, HappenedOn = e.OccurredOn, Content = e.Content },
        LedgerEntryCorrected e => record! with { HappenedOn = e.HappenedOn, Content = e.Content },
        LedgerEntryVoided => record! with { Voided = true },
        TextRedacted<LedgerEntry> => record!,
        _ => throw new UnknownEventException(Kind, happened),
    };

    /// <summary>The entry itself, each of its measures (a zero too: it is a state that was reported), and each subject it names.</summary>
    public IEnumerable<Fact> Facts()
    {
        if (Voided)
        {
            yield break;
        }

        var dimensions = Dimensions.Of((Dimension.Category, Content.Category));
        yield return new Fact(LedgerFacts.Entry(EntryKind), Unit, HappenedOn, HappenedOn, 1, dimensions);
        foreach (var (measure, amount) in Content.Measures.OrderBy(x => x.Key, StringComparer.Ordinal))
        {
            yield return new Fact(LedgerFacts.Measure(EntryKind, measure), Unit, HappenedOn, HappenedOn, amount, dimensions);
        }

        foreach (var list in LedgerKind.Find(EntryKind)?.Subjects ?? [])
        {
            foreach (var subject in Content.Subjects?.GetValueOrDefault(list.Code) ?? [])
            {
                yield return new Fact(LedgerFacts.Subject(EntryKind, list.Fact), Unit, HappenedOn, HappenedOn, 1, dimensions, subject);
            }
        }
    }
}
