using CaseTrack.Access;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Cases;

/// <summary>The case that takes a hand-over up, if it exists.</summary>
public sealed record ReceivingSide(string? Kind, ICaseFile? File)
{
    private static readonly string[] Kinds = [MediationCase.Kind, ReviewApplication.Kind, SupervisionFile.Kind];

    /// <summary>Looks for it among the kinds of case; it is linked by somebody who may act upon it.</summary>
    public static async Task<ReceivingSide> FindAsync(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
    {
        foreach (var kind in Kinds)
        {
            if (await RecordKind.Named(kind).FilesAsync(session, [id], token) is [var file]
                && (await Viewer.Of(context).SeenAsync(kind, [id], session, token, write: true)).Contains(id))
            {
                return new(kind, file);
            }
        }

        return new(null, null);
    }

    /// <summary>Both sides in one transaction: this event joins the receiving case to the sender's matter, and with it every case it has handed on to:
    /// a chain is one matter in whatever order its receipts come in. In the order of their ids, so that two of them do not wait for one another.</summary>
    public async Task JoinAsync(ReceiveHandOver command, string sendingKind, ICaseFile sending, IDocumentSession session, CancellationToken token)
    {
        foreach (var (id, name) in await HandedOnAsync(sending.Id, session, token))
        {
            var kind = RecordKind.Named(name);
            await kind.AppendAsync(session, id, file => file.Dossier.Matter == sending.Dossier.Matter ? null
                : kind.MatterJoined(command.OccurredOn, sending.Dossier.Matter, sendingKind, sending.Id, command.HandOver), token);
        }
    }

    private async Task<SortedDictionary<Guid, string>> HandedOnAsync(Guid sending, IQuerySession session, CancellationToken token)
    {
        var matter = new SortedDictionary<Guid, string> { [File!.Id] = Kind! };
        var next = new Queue<ICaseFile>([File]);
        while (next.TryDequeue(out var file))
        {
            foreach (var handOver in file.Dossier.HandOvers)
            {
                if (handOver is { ReceivingId: { } id, ReceivingKind: { } kind } && id != sending && matter.TryAdd(id, kind))
                {
                    (await RecordKind.Named(kind).FilesAsync(session, [id], token)).ToList().ForEach(next.Enqueue);
                }
            }
        }

        return matter;
    }
}
