using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Http;

/// <summary>重复请求的答复. What a repeat under an <c>Idempotency-Key</c> gets is kept as status, <c>Location</c> and body: its
/// <c>ETag</c> is said again from the version in the body.</summary>
public static class RepeatedAnswers
{
    public static void UseRepeatedAnswers(this WebApplication app) => app.Use(async (context, next) =>
    {
        if (!HttpMethods.IsPost(context.Request.Method) || context.Request.Headers["Idempotency-Key"].Count == 0)
        {
            await next(context);
            return;
        }

        using var kept = await KeptAnswer.OfAsync(context, next);
        if (context.Response.StatusCode is StatusCodes.Status200OK or StatusCodes.Status201Created
            && context.Response.Headers.ETag.Count == 0 && VersionOf(kept.ToArray()) is { } version)
        {
            context.Response.Headers.ETag = EntityTags.Of(version);
        }

        await kept.CopyToAsync(context.Response.Body, context.RequestAborted);
    });

    /// <summary>The version of the record that an answer names with its id; null where it names none.</summary>
    private static long? VersionOf(byte[] body)
    {
        if (body is not [(byte)'{', ..])
        {
            return null;
        }

        using var json = JsonDocument.Parse(body);
        return json.RootElement.TryGetProperty("id", out _) && json.RootElement.TryGetProperty("version", out var version)
            && version.TryGetInt64(out var number) ? number : null;
    }
}
