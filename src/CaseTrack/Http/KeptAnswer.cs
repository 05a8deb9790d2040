using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>留下的答复: what the rest of the service answers, held back to be looked at before it is sent.</summary>
public static class KeptAnswer
{
    /// <summary>The body, from its beginning; the response writes to the caller again.</summary>
    public static async Task<MemoryStream> OfAsync(HttpContext context, RequestDelegate next)
    {
        var (answer, kept) = (context.Response.Body, new MemoryStream());
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = answer;
        }

        kept.Position = 0;
        return kept;
    }
}
