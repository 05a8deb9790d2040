using Marten;

namespace CaseTrack.Photos;

/// <summary>一个分片, as the database keeps it.</summary>
public sealed record PhotoPart
{
    /// <summary>District, case, photo, index.</summary>
    public required string Id { get; init; }

    public required string Sealed { get; init; }
}

/// <summary>照片存于数据库: one backup has everything.</summary>
public sealed class PostgresPhotos(IDocumentStore store) : IPhotoStore
{
    public async Task KeepAsync(string name, string content, CancellationToken token)
    {
        await using var session = store.LightweightSession();
        session.Store(new PhotoPart { Id = name, Sealed = content });
        await session.SaveChangesAsync(token);
    }

    public async Task<string?> ReadAsync(string name, CancellationToken token)
    {
        await using var session = store.QuerySession();
        return (await session.LoadAsync<PhotoPart>(name, token))?.Sealed;
    }
}
