namespace CaseTrack.Records;

/// <summary>办理顺序. The days of a procedure never run backwards and never lie in the future.</summary>
public static class ProcedureOrder
{
    /// <param name="today">The last day allowed.</param>
    /// <param name="days">The days of the steps in the order of the procedure; null for a step not taken.</param>
    public static bool Holds(Today today, params ReadOnlySpan<DateOnly?> days)
    {
        DateOnly? previous = null;
        foreach (var day in days)
        {
            if (day is null)
            {
                continue;
            }

            if (day < previous || day > today.Date)
            {
                return false;
            }

            previous = day;
        }

        return true;
    }
}
