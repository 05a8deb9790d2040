using System.Globalization;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>The lines a page of records begins with.</summary>
public static class FirstLines
{
    /// <summary>For each term of a flow its first lines from a day on, and all of the last of their days: place of the term, record,
    /// deciding day. Where a unit is asked for, lines of its other days may be among them.</summary>
    /// <remarks>A part for each term, with its fact: only so does the database know how many lines there are, and reads the first ones in
    /// the order of an index where it would else read all and sort them.</remarks>
    public static NpgsqlBatchCommand Of(Population population, FigureScope scope, DateOnly from, int each)
    {
        var decided = FigureReader.DecidedOn(population.Date);
        var terms = population.Terms;
        string[] units = [.. scope.Unit?.Spans.Select(x => x.Code).Distinct() ?? []];
        var command = new NpgsqlBatchCommand(string.Join("\nunion all\n", terms.Select((term, i) => string.Create(
            CultureInfo.InvariantCulture, $"""
            (select {i}, l.record_id, l.{decided}
            from {FactLedgerTable.Name} l
            {(term.Asks.Count == 0 ? "" : $"join {FactShape.Table} s on s.id = l.shape and s.dimensions @> @where_{i}::jsonb")}
            where l.tenant_id = @district and l.fact = @fact_{i} and l.{decided} between @first_{i} and @last_{i}
              {(scope.Unit is null ? "" : units.Length == 1 ? "and l.unit = @unit" : "and l.unit = any(@units)")}
              and (@happened_by::date is null or l.happened_on <= @happened_by)
              and (@known_at::timestamptz is null or l.recorded_at <= @known_at)
              {(scope.Later.Count == 0 ? "" : "and l.event_id <> all(@later)")}
            order by l.{decided}
            fetch first {each} rows with ties)
            """))));
        for (var i = 0; i < terms.Length; i++)
        {
            var first = Contributions.FirstDay(terms[i], flow: true, scope);
            Add($"fact_{i}", terms[i].Code);
            Add($"first_{i}", first > from ? first : from);
            Add($"last_{i}", Contributions.LastDay(terms[i], scope));
            if (terms[i].Asks.Count > 0)
            {
                Add($"where_{i}", Contributions.Said(terms[i]));
            }
        }

        Add("district", scope.District);
        Contributions.AddInstants(command, scope);
        if (units.Length == 1)
        {
            // Of one of several the database does not read in order (until PostgreSQL 17).
            Add("unit", units[0]);
        }
        else if (scope.Unit is not null)
        {
            Add("units", units);
        }

        return command;

        void Add<T>(string name, T value) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));
    }
}
