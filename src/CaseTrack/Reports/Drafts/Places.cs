namespace CaseTrack.Reports.Drafts;

/// <summary>Looks up places in lists that are in order, without walking through them.</summary>
internal static class Places
{
    /// <summary>The first of a list whose place is not before another.</summary>
    public static int FirstFrom<T>(IReadOnlyList<T> list, Func<T, int> placeOf, int place)
    {
        var (low, high) = (0, list.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = placeOf(list[middle]) < place ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
