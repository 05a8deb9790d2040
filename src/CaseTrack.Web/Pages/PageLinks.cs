namespace CaseTrack.Web.Pages;

/// <summary>Where a page shows what an address of the API answers.</summary>
public static class PageLinks
{
    private const string Api = "/api/v1/";

    /// <summary>Null where no page shows it.</summary>
    public static string? Of(string? href)
    {
        if (href?.StartsWith(Api, StringComparison.Ordinal) is not true)
        {
            return null;
        }

        var rest = href[Api.Length..];
        return rest.Split('/', '?')[0] switch
        {
            "figures" => "/" + rest.Replace("/identities", "", StringComparison.Ordinal),
            "releases" or "entry-signals" => "/" + rest,
            var kind when Forms.Facts.Kinds.Contains(kind) => "/cases/" + rest,
            _ => null,
        };
    }
}
