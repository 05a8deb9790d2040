using CaseTrack.Clocks;
using CaseTrack.Store;
using CaseTrack.Supervision;
using CaseTrack.Terms;
using Marten;
using Npgsql;

namespace CaseTrack.Cases.HandOvers;

/// <summary>What was handed over, as it is listed before its case is looked at.</summary>
public sealed record SentHandOver(
    string Kind, Guid Record, string Unit, string To, DateOnly SentOn, DateOnly? DueOn, DateOnly? ReceivedOn, string? ReceivingKind,
    Guid? Receiving, DateOnly? AnsweredOn, string? Result, string List)
{
    /// <summary>Whether it waits for its answer longer than it may.</summary>
    public bool IsOverdue(DateOnly today) => AnsweredOn is null && DueOn < today;
}

/// <summary>已发出的移送, of all kinds of case of a district: those between cases, and supervision files that were handed over as a
/// whole. There are few of them, beside cases.</summary>
public sealed class SentHandOvers(HandOverOptions options, TermRules rules)
{
    /// <summary>All of them: what has no answer yet first, the longest overdue before all others; then the latest answered.</summary>
    public async Task<IReadOnlyList<SentHandOver>> ReadAsync(IQuerySession session, CancellationToken token)
    {
        var sent = new List<SentHandOver>();
        var calendar = (await session.RulebookAsync(rules, token)).Calendar;
        var due = new Dictionary<DateOnly, DateOnly>();
        foreach (var kind in RecordKind.Cases)
        {
            await using var command = new NpgsqlCommand(StoredDocuments.HandOversOf(kind.RecordType.Name));
            command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = session.TenantId });
            await using var rows = await session.ExecuteReaderAsync(command, token);
            while (await rows.ReadAsync(token))
            {
                var on = await rows.GetFieldValueAsync<DateOnly>(3, token);
                if (!due.TryGetValue(on, out var last))
                {
                    due[on] = last = calendar.After(on, options.AnswerDays);
                }

                sent.Add(new(kind.Name, rows.GetGuid(0), rows.GetString(1), rows.GetString(2), on, last, Day(4), Text(5),
                    await rows.IsDBNullAsync(6, token) ? null : rows.GetGuid(6), Day(7), Text(8), "handOverReceiver"));
            }

            DateOnly? Day(int column) => rows.IsDBNull(column) ? null : rows.GetFieldValue<DateOnly>(column);
            string? Text(int column) => rows.IsDBNull(column) ? null : rows.GetString(column);
        }

        sent.AddRange(await FilesAsync(session, token));
        return [.. sent.OrderBy(x => x.AnsweredOn is not null).ThenByDescending(x => x.AnsweredOn).ThenBy(x => x.DueOn ?? DateOnly.MaxValue)
            .ThenBy(x => x.SentOn).ThenBy(x => x.Record)];
    }

    /// <summary>Supervision files that were handed over as a whole: their term runs by the rules.</summary>
    private static async Task<IEnumerable<SentHandOver>> FilesAsync(IQuerySession session, CancellationToken token)
    {
        var terms = await session.Query<Deadline>().Where(x => x.Code == TermCode.SupervisionHandOverAnswer).ToListAsync(token);
        var files = (await session.LoadManyAsync<SupervisionFile>(token, [.. terms.Select(x => x.RecordId).Distinct()]))
            .Where(x => x.Live).ToDictionary(x => x.Id);
        return terms.Where(x => files.ContainsKey(x.RecordId)).Select(x => new SentHandOver(
            x.Kind, x.RecordId, x.Unit, files[x.RecordId].Target ?? "other", x.StartOn, x.DueOn, null, null, null, x.EndedOn, null,
            "handOverTarget"));
    }
}
