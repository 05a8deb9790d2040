using System.Globalization;
using CaseTrack.Http;
using CaseTrack.Photos;

namespace CaseTrack.Web.Pages;

/// <summary>照片上传. Without a script the file goes to the API as it is, which takes away what it says beside the picture.</summary>
public static class PhotoPosts
{
    /// <exception cref="RefusedException">404 for a kind of record that has no page.</exception>
    public static async Task<IResult> AddAsync(HttpContext context)
    {
        var (kind, id) = (PageBase.KindOf((string?)context.GetRouteValue("kind") ?? ""), context.GetRouteValue("id"));
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file)
        {
            return Page(StatusCodes.Status400BadRequest, Texts.Of("photo.choose"));
        }

        if (file.Length > PhotoParts.Largest)
        {
            return Page(StatusCodes.Status413PayloadTooLarge,
                Texts.Of("photo.too-large", Megabytes(file.Length), Megabytes(PhotoParts.Largest)));
        }

        using var read = new MemoryStream();
        await file.CopyToAsync(read, context.RequestAborted);
        var day = form["takenOn"].ToString() is { Length: > 0 } given ? $"?takenOn={Uri.EscapeDataString(given)}" : "";
        var answer = await PageBase.PostingFileAsync(context, $"{kind}/{id}/photo-files{day}", read.ToArray(), "image/jpeg");
        return answer.Status == StatusCodes.Status200OK ? SeeOther.To($"/cases/{kind}/{id}?done=1")
            : Page(answer.Status, PageBase.Sentence(answer));

        static string Megabytes(long bytes) => (bytes / (decimal)BodySizes.Megabyte).ToString("0.#", CultureInfo.InvariantCulture);

        IResult Page(int status, string wrong) => PageSetup.Result<PhotosPage>(status, (nameof(PhotosPage.Wrong), wrong));
    }
}
