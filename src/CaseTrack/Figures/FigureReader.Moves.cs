using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Figures;

public sealed partial class FigureReader
{
    /// <summary>Every event since a sequence that moved a figure within a scope, in their order.</summary>
    /// <remarks>Where every record counts, an event that took away as much as it added moved nothing. Where one of several counts, any
    /// line may decide which.</remarks>
    public async Task<IReadOnlyList<FigureMove>> MovesAsync(Figure figure, FigureScope scope, long since, CancellationToken token)
    {
        scope = await PinnedAsync(scope, token);
        var moves = new List<FigureMove>();
        foreach (var population in figure.Populations)
        {
            var key = KeyOf(population.Measure);
            await using var batch = new NpgsqlBatch(connection, transaction);
            var command = Contributions.Query(population, scope, $"""
                select m.record_id, {FactShape.KindOf("m.shape")}, m.event_id, e.seq_id, m.key
                from (
                  select record_id, min(shape) as shape, event_id, {key ?? "null::varchar"} as key from lines
                  group by 1, 3, 4 {(key is null ? "having sum(quantity) <> 0" : "")}) m
                join {StoredEvents.All} e on e.id = m.event_id and e.tenant_id = @district
                where e.seq_id > @since
                """);
            command.Parameters.Add(new NpgsqlParameter<long>("since", since));
            batch.BatchCommands.Add(command);
            await using var rows = await batch.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                moves.Add(new(rows.GetGuid(0), rows.GetString(1), rows.GetGuid(2), rows.GetInt64(3), rows.IsDBNull(4) ? null
                    : rows.GetString(4)));
            }
        }

        return [.. moves.OrderBy(x => x.Sequence)];
    }

    /// <summary>Which record counts for each subject or unit; nothing for a figure in which every record counts.</summary>
    public async Task<IReadOnlySet<FigureStandIn>> StandInsAsync(Figure figure, FigureScope scope, CancellationToken token)
    {
        scope = await PinnedAsync(scope, token);
        var found = new HashSet<FigureStandIn>();
        foreach (var population in figure.Populations)
        {
            if (KeyOf(population.Measure) is not { } key)
            {
                continue;
            }

            await using var batch = new NpgsqlBatch(connection, transaction);
            batch.BatchCommands.Add(Contributions.Query(population, scope, $"select distinct {key}, record_id from contributions"));
            await using var rows = await batch.ExecuteReaderAsync(token);
            while (await rows.ReadAsync(token))
            {
                found.Add(new(rows.GetString(0), rows.GetGuid(1)));
            }
        }

        return found;
    }

    private static string? KeyOf(Measure measure) => measure switch { Measure.Distinct => "subject", Measure.State => "unit", _ => null };
}
