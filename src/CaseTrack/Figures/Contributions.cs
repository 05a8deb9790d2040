using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Figures;

/// <summary>贡献. The one query behind every question: the lines that make up a number. Value, breakdown and drill-down all add up its rows.</summary>
/// <remarks>Because all three start here, a figure equals its drill-down by construction.</remarks>
public static class Contributions
{
    /// <summary>A command whose text is <paramref name="select"/> over a relation <c>contributions</c>
    /// (record_id, kind, unit, decided_on, happened_on, dimensions, subject, quantity), and over <c>lines</c> (with sign and event_id), from which those were chosen.</summary>
    public static NpgsqlBatchCommand Query(Population population, FigureScope scope, string select)
    {
        var decided = population.Date is DecidingDate.CohortOn ? "cohort_on" : "happened_on";
        var flow = population.Measure is Measure.Flow or Measure.Distinct;
        // A unit narrows lines before they are added up, except where a subject counts once: there it narrows what is counted,
        // or one subject could count in two units.
        var early = population.Measure is not Measure.Distinct;
        var command = new NpgsqlBatchCommand($"""
            with lines as (
              select l.record_id, l.kind, l.event_id, l.unit, l.{decided} as decided_on, l.happened_on, l.dimensions, l.subject, l.sign,
                     l.sign * l.amount * t.weight as quantity
              from {FactLedgerTable.Name} l
              join unnest(@facts, @weights, @wheres, @first, @last) as t(fact, weight, dimensions, first, last)
                on l.fact = t.fact and l.dimensions @> t.dimensions::jsonb and l.{decided} between t.first and t.last
              where l.tenant_id = @district
                and l.fact = any(@facts)
                and l.{decided} between @earliest and @to
                and (@happened_by::date is null or l.happened_on <= @happened_by)
                and (@known_at::timestamptz is null or l.recorded_at <= @known_at)
                {(scope.Later.Count == 0 ? "" : "and l.event_id <> all(@later)")}
                {(scope.Unit is not null && early ? InUnit("l", $"l.{decided}") : "")}
            ), counted as ({Counted(population.Measure)}
            ), contributions as (
              select * from counted c {(scope.Unit is not null && !early ? "where true " + InUnit("c", "c.decided_on") : "")}
            )
            {select}
            """);
        var terms = population.Terms;
        Add("facts", terms.Select(x => x.Fact).ToArray());
        Add("weights", terms.Select(x => x.Weight).ToArray());
        Add("wheres", terms.Select(x => Dimensions.Of([.. x.Where.Select(w => w.Split('=', 2)).Select(w => (w[0], (string?)w[1]))]).ToJson()).ToArray());
        Add("district", scope.District);
        var first = terms.Select(x => x.Span is TermSpan.Before || (x.Span is TermSpan.Measured && !flow) ? DateOnly.MinValue : scope.From).ToArray();
        Add("first", first);
        Add("last", terms.Select(x => x.Span is TermSpan.Before ? scope.From.AddDays(-1) : scope.To).ToArray());
        Add("earliest", first.Min());
        Add("to", scope.To);
        if (scope.Later.Count > 0)
        {
            Add("later", scope.Later.ToArray());
        }

        command.Parameters.Add(new("happened_by", NpgsqlDbType.Date) { Value = (object?)scope.HappenedBy ?? DBNull.Value });
        command.Parameters.Add(new("known_at", NpgsqlDbType.TimestampTz) { Value = (object?)scope.KnownAt?.ToUniversalTime() ?? DBNull.Value });
        if (scope.Unit is { } unit)
        {
            Add("units", unit.Spans.Select(x => x.Code).ToArray());
            Add("since", unit.Spans.Select(x => x.Since).ToArray());
            Add("until", unit.Spans.Select(x => x.Until).ToArray());
        }

        return command;

        void Add<T>(string name, T value) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));
    }

    private static string InUnit(string alias, string day) =>
        $"and exists (select 1 from unnest(@units, @since, @until) as u(code, since, until) where u.code = {alias}.unit and {day} between u.since and u.until)";

    private static string Counted(Measure measure) => measure switch
    {
        Measure.Distinct => """

              select distinct on (subject) record_id, kind, unit, decided_on, happened_on, dimensions, subject, 1::numeric as quantity
              from (select record_id, kind, unit, decided_on, happened_on, dimensions, subject, sum(quantity) as quantity
                    from lines where subject is not null group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) > 0) standing
              order by subject, decided_on, record_id
            """,
        Measure.State => """

              select * from (
                select record_id, kind, unit, decided_on, happened_on, dimensions, subject, quantity,
                       dense_rank() over (partition by unit order by decided_on desc, record_id desc) as age
                from (select record_id, kind, unit, decided_on, happened_on, dimensions, subject, sum(quantity) as quantity
                      from lines group by 1, 2, 3, 4, 5, 6, 7 having sum(sign) > 0) standing) ranked
              where age = 1
            """,
        _ => " select * from lines",
    };
}
