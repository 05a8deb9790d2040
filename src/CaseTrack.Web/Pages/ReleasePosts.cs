using System.Text.Json.Nodes;
using CaseTrack.Http;

namespace CaseTrack.Web.Pages;

/// <summary>核验发布. The signed file is read and checked as anybody's would be.</summary>
public static class ReleasePosts
{
    /// <exception cref="RefusedException">What the API refuses.</exception>
    public static async Task<IResult> VerifyAsync(HttpContext context, Guid id)
    {
        var api = context.RequestServices.GetRequiredService<InnerRequests>();
        var file = await api.GetAsync(context, $"/api/v1/releases/{id}/export");
        if (file.Status != StatusCodes.Status200OK)
        {
            throw PageBase.Refused(file);
        }

        var answer = await PageBase.PostingAsync(
            api, context, "release-verifications", new JsonObject { ["release"] = file.Body!.DeepClone() });
        return answer.Status == StatusCodes.Status200OK
            ? PageSetup.Result<ReleasePage>(StatusCodes.Status200OK, (nameof(ReleasePage.Verdict), answer.Body))
            : throw PageBase.Refused(answer);
    }
}
