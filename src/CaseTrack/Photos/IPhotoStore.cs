namespace CaseTrack.Photos;

/// <summary>照片存放处. Where the sealed parts of photos lie; it never sees a picture.</summary>
public interface IPhotoStore
{
    /// <summary>Keeps a part, in the place of what was there under its name.</summary>
    Task KeepAsync(string name, string content, CancellationToken token);

    /// <summary>A part; null where there is none.</summary>
    Task<string?> ReadAsync(string name, CancellationToken token);
}
