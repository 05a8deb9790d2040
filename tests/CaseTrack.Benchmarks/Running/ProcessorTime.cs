using System.Globalization;

namespace CaseTrack.Benchmarks.Running;

/// <summary>What PostgreSQL's processes have taken of the processors, read from the system's process table; nothing where there is
/// none.</summary>
public static class ProcessorTime
{
    // The kernel counts in hundredths, whatever the machine.
    private const double TicksInSecond = 100;

    public static bool IsKnown => Directory.Exists("/proc/self");

    /// <summary>Of a server and all it has started, those that have ended too.</summary>
    public static TimeSpan OfServer(int processId)
    {
        if (!IsKnown)
        {
            return TimeSpan.Zero;
        }

        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id)
                && FieldsOf(id) is { Length: > 15 } fields)
            {
                // After the name: state, parent, …; the 12th and 13th are its own time, the next two that of its ended children.
                ticks += id == processId ? Sum(fields, 11, 14) : fields[1] == $"{processId}" ? Sum(fields, 11, 12) : 0;
            }
        }

        return TimeSpan.FromSeconds(ticks / TicksInSecond);
    }

    private static long Sum(string[] fields, int first, int last) =>
        fields[first..(last + 1)].Sum(x => long.Parse(x, CultureInfo.InvariantCulture));

    private static string[]? FieldsOf(int id)
    {
        try
        {
            // The name may hold blanks and brackets.
            var line = File.ReadAllText($"/proc/{id}/stat");
            return line[(line.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
