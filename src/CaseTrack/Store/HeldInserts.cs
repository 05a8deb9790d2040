using System.Runtime.CompilerServices;
using Marten;
using Npgsql;
using NpgsqlTypes;

namespace CaseTrack.Store;

/// <summary>成批写入. A unit of work that inserts many documents, and writes them in bulk when it says so.</summary>
public static class HeldInserts
{
    private static readonly ConditionalWeakTable<IDocumentSession, List<(Guid Id, object Document)>> HeldBy = [];

    /// <summary>Has a unit of work hold back what it inserts. Whoever says so must also write it.</summary>
    public static void HoldInserts(this IDocumentSession session) => HeldBy.Add(session, []);

    /// <summary>Inserts a document, now or with the others.</summary>
    public static void InsertOrHold<T>(this IDocumentSession session, Guid id, T document) where T : notnull
    {
        if (HeldBy.TryGetValue(session, out var held))
        {
            held.Add((id, document));
        }
        else
        {
            session.Insert(document);
        }
    }

    /// <summary>Writes what was held back, in the transaction of the unit of work.</summary>
    public static async Task WriteHeldAsync(
        this IDocumentSession session, NpgsqlConnection connection, DateTimeOffset now, CancellationToken token)
    {
        if (!HeldBy.TryGetValue(session, out var held))
        {
            return;
        }

        foreach (var some in held.GroupBy(x => x.Document.GetType()))
        {
            await DocumentCopy.WriteAsync(connection, StoredDocuments.Copy(some.Key.Name), NpgsqlDbType.Uuid, session.TenantId,
                some.Select(x => new CopiedDocument(x.Id, x.Document, now)), session.DocumentStore.Options.Serializer(), token);
        }

        held.Clear();
    }
}
