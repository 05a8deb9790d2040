using CaseTrack.Store;
using Npgsql;

namespace CaseTrack.Figures;

/// <summary>合计. What many populations add up to, in one pass over the ledger for all that are counted alike.</summary>
/// <remarks>The same lines as <see cref="Contributions"/> takes, added up before a population chooses among them: what a line says is asked
/// once for all lines that say the same. A test compares the two for every figure.</remarks>
public static class ContributionSums
{
    /// <summary>Whether a population's sum is the sum over its lines, whichever other lines there are: then newer lines are added to what
    /// is known.</summary>
    public static bool AddsUp(Population population) => population.Measure is Measure.Flow or Measure.Stock;

    /// <summary>Statements whose rows are the place of a population in the list and its sum; one that has no row is 0.</summary>
    /// <param name="populations">What is asked.</param>
    /// <param name="scope">The facts.</param>
    /// <param name="events">Only lines of these events; null for all.</param>
    /// <param name="subjects">Where a subject counts once, only these; null for all.</param>
    /// <param name="carried">How far balances of earlier years go, where they may stand for their lines.</param>
    public static IEnumerable<NpgsqlBatchCommand> Of(
        Population[] populations, FigureScope scope, RecordedEvents? events = null, string[]? subjects = null, long? carried = null)
    {
        var placed = populations.Select((x, i) => (Population: x, Place: i)).ToArray();
        foreach (var alike in placed.Where(x => AddsUp(x.Population)).GroupBy(x => Form.Of(x.Population)))
        {
            yield return Together(alike.Key, [.. alike], scope, events, carried);
        }

        foreach (var (population, place) in placed.Where(x => !AddsUp(x.Population)))
        {
            // Nothing comes to a whole district, or leaves it, with a unit.
            if (scope.Unit is not null || population.Measure is not (Measure.BroughtIn or Measure.TakenOut))
            {
                yield return Contributions.Query(
                    population, scope, $"select {place}, coalesce(sum(quantity), 0) from contributions", subjects);
            }
        }
    }

    private static NpgsqlBatchCommand Together(
        Form form, IReadOnlyList<(Population Population, int Place)> populations, FigureScope scope, RecordedEvents? events, long? carried)
    {
        var balanced = carried is not null && form.Carried && FactBalances.Have(populations.Select(x => x.Population));
        var decided = FigureReader.DecidedOn(form.Date);
        var unit = scope.Unit is null ? ""
            : form.Flow ? "join unnest(@units, @since, @until) as u(code, since, until) on l.unit = u.code "
                + $"and l.{decided} between u.since and u.until"
            : "join unnest(@units_then) as u(code) on l.unit = u.code";

        // A stock goes through all history: where no term asks what a line says, the index alone answers.
        var (said, asked) = form.Narrowed
            ? (", l.shape", $"join {FactShape.Table} s on s.id = c.shape and s.dimensions @> t.dimensions::jsonb") : ("", "");
        var command = new NpgsqlBatchCommand($"""
            with {(events is null ? "" : Newer)}{(balanced ? NewerOfBefore : "")}cells as (
              select l.fact, l.{decided} >= @from as within{said}, sum(l.sign * l.amount) as net
              from {(events is null ? FactLedgerTable.Name : "newer")} l {unit}
              where l.tenant_id = @district
                and l.fact = any(@kinds)
                and l.{decided} between @earliest and @to
                and (@happened_by::date is null or l.happened_on <= @happened_by)
                and (@known_at::timestamptz is null or l.recorded_at <= @known_at)
                {(scope.Later.Count == 0 ? "" : "and l.event_id <> all(@later)")}
              group by l.fact, within{said}
              {(balanced ? Balances(unit) : "")}
            )
            select t.place, sum(t.weight * c.net)
            from unnest(@places, @facts, @weights, @wheres, @before, @during) as t(place, fact, weight, dimensions, before, during)
            join cells c on c.fact = t.fact and case when c.within then t.during else t.before end {asked}
            group by t.place
            """);
        var terms = populations.SelectMany(x => x.Population.Terms.Select(y => (x.Place, Term: y))).ToArray();
        Add("places", terms.Select(x => x.Place).ToArray());
        Add("facts", terms.Select(x => x.Term.Code).ToArray());
        Add("weights", terms.Select(x => x.Term.Weight).ToArray());
        Add("wheres", terms.Select(x => Contributions.Said(x.Term)).ToArray());
        Add("before", terms.Select(x => TakesBefore(x.Term, form.Flow)).ToArray());
        Add("during", terms.Select(x => x.Term.Span is not TermSpan.Before).ToArray());
        Add("kinds", terms.Select(x => x.Term.Code).Distinct().ToArray());
        var turn = new DateOnly(scope.From.Year, 1, 1);
        Add("earliest", !terms.Any(x => TakesBefore(x.Term, form.Flow)) ? scope.From : balanced ? turn : DateOnly.MinValue);
        if (balanced)
        {
            Add("turn", turn);
            Add("settled", carried!.Value);
        }

        Add("district", scope.District);
        Add("from", scope.From);
        Add("to", terms.All(x => x.Term.Span is TermSpan.Before) ? scope.From.AddDays(-1) : scope.To);
        Contributions.AddInstants(command, scope);
        if (events is not null)
        {
            Add("records", events.Records);
            Add("events", events.Events);
        }

        if (scope.Unit is { } within && form.Flow)
        {
            Add("units", within.Spans.Select(x => x.Code).ToArray());
            Add("since", within.Spans.Select(x => x.Since).ToArray());
            Add("until", within.Spans.Select(x => x.Until).ToArray());
        }
        else if (scope.Unit is not null)
        {
            Add("units_then", scope.Unit.On(form.Opening ? scope.Before : scope.End).ToArray());
        }

        return command;

        void Add<T>(string name, T value) => command.Parameters.Add(new NpgsqlParameter<T>(name, value));
    }

    // By themselves first: few lines, which the database would rather look for among those of the period.
    private const string Newer =
        $"newer as materialized (select * from {FactLedgerTable.Name} where tenant_id = @district and record_id = any(@records) "
        + "and event_id = any(@events)), ";

    // What has come since the balances were worked out and is of earlier years.
    private const string NewerOfBefore =
        $"since as materialized (select l.* from {StoredEvents.NewerThan} e join {FactLedgerTable.Name} l on l.tenant_id = @district "
        + "and l.record_id = e.stream_id and l.event_id = e.id where l.fact = any(@kinds) and l.happened_on < @turn), ";

    private static string Balances(string unit) => $"""
        union all
        select l.fact, false, sum(l.net) from {FactBalances.Table} l {unit}
        where l.tenant_id = @district and l.fact = any(@kinds) and l.year < extract(year from @turn) group by l.fact
        union all
        select l.fact, false, sum(l.sign * l.amount) from since l {unit} group by l.fact
        """;

    private static bool TakesBefore(FactTerm term, bool flow) => term.Span is TermSpan.Before || (term.Span is TermSpan.Measured && !flow);

    /// <summary>How a population is counted: those of one form are counted together.</summary>
    private readonly record struct Form(DecidingDate Date, bool Flow, bool Narrowed, bool Opening)
    {
        public static Form Of(Population population) => new(
            population.Date, population.Measure is Measure.Flow, population.Terms.Any(x => x.Where.Count > 0),
            population.Terms.All(x => x.Span is TermSpan.Before));

        /// <summary>Whether balances can stand for the lines of earlier years.</summary>
        public bool Carried => !Flow && !Narrowed && Date is DecidingDate.HappenedOn;
    }
}

/// <summary>Events with the records they are of: the ledger is looked through by record.</summary>
public sealed record RecordedEvents(Guid[] Records, Guid[] Events);
