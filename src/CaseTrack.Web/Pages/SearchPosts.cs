using System.Text.Json.Nodes;
using CaseTrack.Figures;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>查找. One box: a number, somebody's name, a figure. It is posted, so that no name stands in an address; what is found is what
/// the API shows to whoever asks.</summary>
public static class SearchPosts
{
    public static async Task<IResult> FindAsync(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var text = form["text"].ToString().Trim();
        var api = context.RequestServices.GetRequiredService<InnerRequests>();
        var numbers = text.Length == 0 ? null
            : await api.GetAsync(context, $"/api/v1/numbers?number={Uri.EscapeDataString(text)}");
        var people = text.Length == 0 ? null
            : await PageBase.PostingAsync(api, context, "party-searches", new JsonObject { ["name"] = text });
        var figures = text.Length > 0 && Access.Caller.Of(context)!.May(Records.Area.Figures, write: false)
            ? FigureCatalogue.All.Where(x => x.Chinese.Contains(text, StringComparison.Ordinal) || x.Code == text
                || x.English.Contains(text, StringComparison.OrdinalIgnoreCase)).Take(20).ToArray() : [];
        return PageSetup.Result<SearchPage>(200, (nameof(SearchPage.Text), text),
            (nameof(SearchPage.Numbers), numbers?.Status == 200 ? numbers.Body!["cases"]!.AsArray() : null),
            (nameof(SearchPage.People), people?.Status == 200 ? people.Body!["found"]!.AsArray() : null),
            (nameof(SearchPage.Figures), figures));
    }
}
