using System.Security.Cryptography;
using System.Text;
using CaseTrack.Http;
using CaseTrack.Import.Reading;
using CaseTrack.Secrets;
using Marten;

namespace CaseTrack.Import.Running;

/// <summary>导入文件的一段. A file that was sent is kept sealed until it is recorded, thirty days at most: it is full of names.</summary>
public sealed record ImportPiece
{
    private const int Size = 1024 * 1024;
    private const int Days = 30;
    private const string Purpose = "casetrack import files";

    public required string Id { get; init; }

    public Guid Operation { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    public required string Sealed { get; init; }

    /// <summary>Keeps a file; what has been lying about is thrown away.</summary>
    public static int Keep(IDocumentSession session, Guid operation, byte[] file, OfficeKey key, DateTimeOffset now)
    {
        var old = now.AddDays(-Days);
        session.DeleteWhere<ImportPiece>(x => x.SavedAt < old);
        var pieces = file.Chunk(Size).ToArray();
        for (var i = 0; i < pieces.Length; i++)
        {
            session.Store(new ImportPiece
            {
                Id = IdOf(operation, i),
                Operation = operation,
                SavedAt = now,
                Sealed = Encryption.Encrypt(key.For(Purpose), pieces[i], Encoding.UTF8.GetBytes(IdOf(operation, i))),
            });
        }

        return pieces.Length;
    }

    /// <summary>The file, which is the very one that was sent.</summary>
    /// <exception cref="RefusedException">422: it is no longer there, or no longer the same.</exception>
    public static async Task<byte[]> ReadAsync(IQuerySession session, ImportOperation operation, OfficeKey key, CancellationToken token)
    {
        using var file = new MemoryStream((int)operation.Bytes);
        for (var i = 0; i < operation.Pieces; i++)
        {
            if (await session.LoadAsync<ImportPiece>(IdOf(operation.Id, i), token) is { } piece)
            {
                file.Write(Encryption.Decrypt(key.For(Purpose), piece.Sealed, Encoding.UTF8.GetBytes(piece.Id)));
            }
        }

        var bytes = file.ToArray();
        return HashOf(bytes) == operation.File ? bytes : throw new RefusedException(SourceRefusals.Gone, 422);
    }

    public static string HashOf(byte[] file) => Convert.ToHexStringLower(SHA256.HashData(file));

    private static string IdOf(Guid operation, int piece) => $"{operation:N}-{piece}";
}
