using Marten;

namespace CaseTrack.Access.Absences;

/// <summary>谁为谁代办. Which absences hold.</summary>
public static class StandingAbsences
{
    /// <summary>Those that hold on a day.</summary>
    public static IEnumerable<Absence> HoldingOn(this IEnumerable<Absence> absences, DateOnly day) =>
        absences.Where(x => x.WithdrawnOn == null && x.From <= day && x.To >= day);

    /// <summary>Whether it can still be changed: neither withdrawn nor over, and nothing is said of a day to come or before it was
    /// declared.</summary>
    public static ProblemDetails Standing(this Absence absence, DateOnly occurredOn, Today today) => Rules.Require(
        (absence.WithdrawnOn is null && absence.To >= today.Date, AbsenceRefusals.Over),
        (occurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (occurredOn >= absence.DeclaredOn, CommonRefusals.BeforeEarlierStep, "/occurredOn"));

    /// <summary>代办人 of some people on a day.</summary>
    public static async Task<IReadOnlyList<ActingSubstitute>> SubstitutesOfAsync(
        this IQuerySession session, IReadOnlyList<string> officers, DateOnly day, CancellationToken token)
    {
        return officers.Count == 0 ? []
            : [.. (await session.AllAsync<Absence>(token)).HoldingOn(day).Where(x => officers.Contains(x.Officer))
                .OrderBy(x => x.Officer, StringComparer.Ordinal).Select(x => new ActingSubstitute(x.Officer, x.Substitute, x.To))];
    }
}

/// <summary>代办人, who acts for somebody in charge.</summary>
/// <param name="Officer">外出的人.</param>
/// <param name="Substitute">代办人.</param>
/// <param name="Until">末日, included.</param>
public sealed record ActingSubstitute(string Officer, string Substitute, DateOnly Until);
