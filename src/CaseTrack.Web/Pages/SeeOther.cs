namespace CaseTrack.Web.Pages;

/// <summary>The one place that sends a browser to another page: of this service, never elsewhere.</summary>
public static class SeeOther
{
    public static IResult To(string? path) => Results.LocalRedirect(Safe(path));

    /// <summary>A path of this service, or the first page.</summary>
    public static string Safe(string? path) =>
        path is ['/', ..] and not ['/', '/' or '\\', ..] && !path.Any(char.IsControl)
            && !path.StartsWith("/api", StringComparison.OrdinalIgnoreCase) ? path : "/";
}
