using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Figures;

/// <summary>贡献. The lines that make up a number. Breakdown and drill-down add up its rows, and so does the value of what does not simply
/// add up: subjects that count once, states, what units bring along.</summary>
/// <remarks>Values of flows and stocks are added up of the same lines for many figures at once (<see cref="ContributionSums"/>); tests hold
/// every figure against its drill-down.</remarks>
public static class Contributions
{
    /// <summary>A command whose text is <paramref name="select"/> over a relation <c>contributions</c>
    /// (record_id, shape, unit, decided_on, happened_on, subject, quantity), and over <c>lines</c> (with sign and event_id), from which
    /// those were chosen.</summary>
    /// <param name="population">What is counted.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="select">What is asked of them.</param>
    /// <param name="subjects">Only lines of these subjects; null for all.</param>
    /// <param name="records">Only lines of these records; null for all.</param>
    /// <param name="events">Of their lines only those of these events; null for all.</param>
    /// <param name="said">Whether what lines say is asked, so that <c>contributions</c> has <c>dimensions</c> too.</param>
    public static NpgsqlBatchCommand Query(
        Population population, FigureScope scope, string select, string[]? subjects = null, Guid[]? records = null,
        Guid[]? events = null, bool said = false)
    {
        // What counts once is told apart by what is said of it.
        said |= population.Measure is Measure.Distinct or Measure.State;
        var decided = FigureReader.DecidedOn(population.Date);
        var flow = population.Measure is Measure.Flow or Measure.Distinct;
        var terms = population.Terms;
        // A unit narrows lines before they are added up, except where a subject counts once: there it narrows what is counted,
        // or one subject could count in two units.
        var (early, late) = population.Measure switch
        {
            Measure.BroughtIn or Measure.TakenOut =>
                ($"join unnest(@moved, @moved_on) as m(code, day) on l.unit = m.code and l.{decided} < m.day", ""),
            _ when scope.Unit is null => ("", ""),
            Measure.Flow => ($"join unnest(@units, @since, @until) as u(code, since, until) on l.unit = u.code and l.{decided} between "
                + $"u.since and u.until", ""),
            Measure.Distinct => (
            "", "join unnest(@units, @since, @until) as u(code, since, until) on c.unit = u.code and c.decided_on between u.since and "
                + "u.until"),
            _ => ("join unnest(@units_then) as u(code) on l.unit = u.code", ""),
        };
        // A stock goes through all history: where no term asks what a line says, the index alone answers.
        var narrowed = terms.Any(x => x.Where.Count > 0)
            ? $"join {FactShape.Table} n on n.id = l.shape and n.code = t.fact and n.dimensions @> t.dimensions::jsonb" : "";
        var command = new NpgsqlBatchCommand($"""
            with {(records is null ? "" : OfRecords)}lines as not materialized (
              select l.record_id, l.shape, l.event_id, l.unit, l.{decided} as decided_on, l.happened_on, l.subject, l.sign,
                     case when l.sign = t.weight then l.amount else -l.amount end as quantity{(said ? ", s.kind, s.dimensions" : "")}
              from {(records is null ? FactLedgerTable.Name : "of_records")} l
              join unnest(@facts, @weights, @wheres, @first, @last) as t(fact, weight, dimensions, first, last)
                on l.fact = t.fact and l.{decided} between t.first and t.last
              {narrowed}
              {early}
              {(said ? $"left join {FactShape.Table} s on s.id = l.shape" : "")}
              where l.tenant_id = @district
                and l.fact = any(@facts)
                and l.{decided} between @earliest and @to
                {(subjects is null ? "" : "and l.subject = any(@subjects)")}
                {(events is null ? "" : "and l.event_id = any(@events)")}
                and (@happened_by::date is null or l.happened_on <= @happened_by)
                and (@known_at::timestamptz is null or l.recorded_at <= @known_at)
                {(scope.Later.Count == 0 ? "" : "and l.event_id <> all(@later)")}
            ), counted as ({Counted(population.Measure)}
            ), contributions as (
              select c.* from counted c {late}
            )
            {select}
            """);
        Add("facts", terms.Select(x => x.Code).ToArray());
        Add("weights", terms.Select(x => x.Weight).ToArray());
        Add("wheres", terms.Select(Said).ToArray());
        Add("district", scope.District);
        var first = terms.Select(x => FirstDay(x, flow, scope)).ToArray();
        Add("first", first);
        Add("last", terms.Select(x => LastDay(x, scope)).ToArray());
        Add("earliest", first.Min());
        Add("to", scope.To);
        AddInstants(command, scope);
        if (subjects is not null)
        {
            Add("subjects", subjects);
        }

        if (records is not null)
        {
            Add("records", records);
        }

        if (events is not null)
        {
            Add("events", events);
        }

        if (population.Measure is Measure.BroughtIn or Measure.TakenOut)
        {
            var moved = (population.Measure is Measure.BroughtIn ? scope.Unit?.Arrivals(scope.From, scope.End)
                : scope.Unit?.Departures(scope.From, scope.End))?.ToArray() ?? [];
            Add("moved", moved.Select(x => x.Code).ToArray());
            Add("moved_on", moved.Select(x => x.Day).ToArray());
        }
        else if (scope.Unit is { } unit && flow)
        {
            Add("units", unit.Spans.Select(x => x.Code).ToArray());
            Add("since", unit.Spans.Select(x => x.Since).ToArray());
            Add("until", unit.Spans.Select(x => x.Until).ToArray());
        }
        else if (scope.Unit is not null)
        {
            Add("units_then", scope.Unit.On(terms.All(x => x.Span is TermSpan.Before) ? scope.Before : scope.End).ToArray());
        }

        return command;

        void Add<T>(string name, T value) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));
    }

    internal static DateOnly FirstDay(FactTerm term, bool flow, FigureScope scope) =>
        term.Span is TermSpan.Before || (term.Span is TermSpan.Measured && !flow) ? DateOnly.MinValue : scope.From;

    internal static DateOnly LastDay(FactTerm term, FigureScope scope) => term.Span is TermSpan.Before ? scope.From.AddDays(-1) : scope.To;

    /// <summary>What a term asks of a line, as a line says it.</summary>
    internal static string Said(FactTerm term) => Dimensions.Of([.. term.Asks.Select(y => (y.Dimension, (string?)y.Value))]).ToJson();

    /// <summary>By when it had happened and was known, and the events left out.</summary>
    internal static void AddInstants(NpgsqlBatchCommand command, FigureScope scope)
    {
        if (scope.Later.Count > 0)
        {
            command.Parameters.Add(new NpgsqlParameter<Guid[]>("later", [.. scope.Later]));
        }

        command.Parameters.Add(new("happened_by", NpgsqlDbType.Date) { Value = (object?)scope.HappenedBy ?? DBNull.Value });
        command.Parameters.Add(
            new("known_at", NpgsqlDbType.TimestampTz) { Value = (object?)scope.KnownAt?.ToUniversalTime() ?? DBNull.Value });
    }

    // By themselves first: few lines, which the database would rather look for among those of the period.
    private const string OfRecords =
        $"of_records as materialized (select * from {FactLedgerTable.Name} where tenant_id = @district and record_id = any(@records)), ";

    private static string Counted(Measure measure) => measure switch
    {
        Measure.Distinct => """

              select distinct on (subject) record_id, shape, unit, decided_on, happened_on, dimensions, subject, 1::numeric as quantity
              from (select record_id, kind, unit, decided_on, happened_on, dimensions, subject, sum(quantity) as quantity,
                           min(shape) as shape
                    from lines where subject is not null group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) > 0) standing
              order by subject, decided_on, record_id
            """,
        Measure.State => """

              select * from (
                select record_id, shape, unit, decided_on, happened_on, dimensions, subject, quantity,
                       dense_rank() over (partition by unit order by decided_on desc, record_id desc) as age
                from (select record_id, kind, unit, decided_on, happened_on, dimensions, subject, sum(quantity) as quantity,
                             min(shape) as shape
                      from lines group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) > 0) standing) ranked
              where age = 1
            """,
        _ => " select * from lines",
    };
}
