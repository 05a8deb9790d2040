using CaseTrack.Import.Acts;
using CaseTrack.Import.Columns;
using CaseTrack.Import.Reading;
using CaseTrack.Parties;

namespace CaseTrack.Import.Running;

/// <summary>What a row came to.</summary>
/// <param name="Record">The record as it would stand.</param>
/// <param name="Events">What brings it about.</param>
/// <param name="Parties">Who is party to it.</param>
/// <param name="Problems">Why it is not recorded.</param>
/// <param name="Breaches">What has to be confirmed.</param>
public sealed record RowOutcome(
    object? Record, IReadOnlyList<ICaseEvent> Events, IReadOnlyList<PartyDetails> Parties, IReadOnlyList<RowProblem> Problems,
    IReadOnlyList<RowBreach> Breaches);

/// <summary>办理一行. Makes the acts of a row, one after the other, upon a record that is held in memory.</summary>
public sealed class RowRunner(ActRunner acts)
{
    private const int MostBreaches = 8;

    /// <param name="kind">What the row is.</param>
    /// <param name="reading">The row.</param>
    /// <param name="headings">To name a column by its heading.</param>
    /// <param name="id">The record.</param>
    /// <param name="work">Who acts, in which transaction.</param>
    /// <param name="confirmed">The breaches that are confirmed; null to find out which there are.</param>
    public async Task<RowOutcome> RunAsync(
        ImportKind kind, RowReading reading, Headings headings, Guid id, ActWork work, IReadOnlyCollection<string>? confirmed)
    {
        var records = RecordKind.Named(kind.Kind);
        var (events, breaches) = (new List<ICaseEvent>(), new List<RowBreach>());
        var (parties, known) = (new List<PartyDetails>(), new List<KnownPerson>());
        object? record = null;
        foreach (var act in reading.Acts)
        {
            HashSet<string> codes = [.. confirmed ?? []];
            var result = await acts.RunAsync(records, act.Act.Noun, record, id, act.Body, work, known, codes);
            while (confirmed is null && result is { Asks: { } asks, Refusal: { } asked } && codes.Count < MostBreaches
                && codes.Add(asked.Code))
            {
                breaches.Add(Breach(kind, act.Act, asks, asked.Code));
                result = await acts.RunAsync(records, act.Act.Noun, record, id, act.Body, work, known, codes);
            }

            if (result.Refusal is { } refusal)
            {
                return new(record, [], parties, [Problem(kind, act, headings, refusal, result.Pointer)], breaches);
            }

            foreach (var happened in result.Events)
            {
                record = records.Fold(record, id, happened);
                events.Add(happened);
            }

            if (act.Act.Noun.Length == 0)
            {
                parties.AddRange(result.Parties ?? []);
                known.AddRange(parties.Select(x => KnownPerson.Of(x.PartyKind, PartyVault.PersonOf(x))));
            }
        }

        return new(record, events, parties, [], breaches);
    }

    private static RowProblem Problem(ImportKind kind, RowAct act, Headings headings, Refusal refusal, string? pointer)
    {
        var column = act.ColumnOf(kind, pointer) ?? (act.Act.Noun.Length > 0 ? kind.Column(act.Act.Day) : null);
        var place = column is null ? null : headings.Place(column.Key);
        return RowProblem.Of(refusal, place is { } at ? headings.Columns[at].Text : column?.Chinese,
            place is { } letters ? ReadRow.Letters(letters) : null);
    }

    private static RowBreach Breach(ImportKind kind, ImportAct act, Breach breach, string code)
    {
        var column = kind.Column(act.Day)!;
        return new(code, act.Id,
            $"{column.Chinese}：{(breach.DaysLate is { } days ? $"应于 {breach.DueOn:yyyy-MM-dd} 前，逾期 {days} 日" : "与程序不符")}（{breach.Basis}）",
            $"{column.English}: "
                + (breach.DaysLate is { } late ? $"due by {breach.DueOn:yyyy-MM-dd}, {late} days late" : "not in order")
                + $" ({breach.Basis})",
            breach.DaysLate);
    }
}
