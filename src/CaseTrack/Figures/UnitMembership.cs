using CaseTrack.Organisations;

namespace CaseTrack.Figures;

/// <summary>机构范围: the codes beneath a unit, each with the days it was beneath it.</summary>
/// <remarks>A committee that moves from one street to another leaves what it did where it was then, and takes along what it has
/// pending.</remarks>
public sealed record UnitMembership(IReadOnlyList<UnitMembership.Span> Spans)
{
    /// <param name="Code">The member.</param>
    /// <param name="Since">First day.</param>
    /// <param name="Until">Last day.</param>
    public readonly record struct Span(string Code, DateOnly Since, DateOnly Until)
    {
        /// <summary>Whether it was a member on every day.</summary>
        public bool Always => Since == DateOnly.MinValue && Until == DateOnly.MaxValue;
    }

    /// <summary>Everything that is, on some days, at or beneath a unit. Each organisation has one parent on any day, so units add up to
    /// the district.</summary>
    public static UnitMembership Beneath(string unit, IReadOnlyCollection<Organisation> organisations)
    {
        var spans = new List<Span> { new(unit, DateOnly.MinValue, DateOnly.MaxValue) };
        for (var i = 0; i < spans.Count; i++)
        {
            var above = spans[i];
            foreach (var child in organisations)
            {
                for (var p = 0; p < child.Parents.Count; p++)
                {
                    if (child.Parents[p].Value != above.Code)
                    {
                        continue;
                    }

                    var since = Later(p == 0 ? DateOnly.MinValue : child.Parents[p].From, above.Since);
                    var until = Earlier(
                        p + 1 < child.Parents.Count ? child.Parents[p + 1].From.AddDays(-1) : DateOnly.MaxValue, above.Until);
                    if (since <= until)
                    {
                        spans.Add(new Span(child.Code, since, until));
                    }
                }
            }
        }

        return new UnitMembership(Joined(spans));
    }

    /// <summary>The units beneath on a day.</summary>
    public IEnumerable<string> On(DateOnly day) => Spans.Where(x => x.Since <= day && day <= x.Until).Select(x => x.Code);

    /// <summary>划入: the units that came beneath during the period, each with its first day.</summary>
    public IEnumerable<(string Code, DateOnly Day)> Arrivals(DateOnly from, DateOnly to) =>
        Spans.Where(x => x.Since >= from && x.Since <= to).Select(x => (x.Code, x.Since));

    /// <summary>划出: the units that left during the period, each with the first day it was elsewhere.</summary>
    public IEnumerable<(string Code, DateOnly Day)> Departures(DateOnly from, DateOnly to) =>
        Spans.Where(x => x.Until < DateOnly.MaxValue).Select(x => (x.Code, Day: x.Until.AddDays(1)))
            .Where(x => x.Day >= from && x.Day <= to);

    /// <summary>What is beneath this unit on days on which it is beneath none of the others.</summary>
    public UnitMembership Except(IEnumerable<UnitMembership> others)
    {
        var left = Spans.ToList();
        foreach (var taken in others.SelectMany(x => x.Spans))
        {
            left = [.. left.SelectMany(
                x => x.Code != taken.Code || taken.Since > x.Until || taken.Until < x.Since ? [x] : Around(x, taken))];
        }

        return new UnitMembership(left);
    }

    /// <summary>One span for what stays beneath while it, or what is between, moves.</summary>
    public static IReadOnlyList<Span> Joined(IEnumerable<Span> spans)
    {
        var joined = new List<Span>();
        foreach (var span in spans.OrderBy(x => x.Code, StringComparer.Ordinal).ThenBy(x => x.Since))
        {
            if (joined.Count > 0 && joined[^1] is var last && last.Code == span.Code && last.Until.AddDays(1) == span.Since)
            {
                joined[^1] = last with { Until = span.Until };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private static IEnumerable<Span> Around(Span whole, Span taken)
    {
        if (whole.Since < taken.Since)
        {
            yield return whole with { Until = taken.Since.AddDays(-1) };
        }

        if (taken.Until < whole.Until)
        {
            yield return whole with { Since = taken.Until.AddDays(1) };
        }
    }

    private static DateOnly Later(DateOnly a, DateOnly b) => a > b ? a : b;

    private static DateOnly Earlier(DateOnly a, DateOnly b) => a < b ? a : b;
}
