using System.Security.Cryptography;
using System.Text;
using CaseTrack.Parties;
using CaseTrack.Photos;
using Marten;

namespace CaseTrack.Privacy.Retention;

/// <summary>销毁的执行: what of a case says who somebody is goes, within the session's transaction; what is counted stays.</summary>
public static class Destruction
{
    /// <summary>What stands where a text was.</summary>
    public const string Instead = "[已销毁]";

    /// <summary>Destroys the personal part of a case: every party who has been in it, its photos, its words.</summary>
    public static async Task<DestroyedRecord> CarryAsync(
        RecordKind kind, Guid record, RedactionOrder order, TextRedaction redaction, IDocumentSession session, CancellationToken token)
    {
        var parties = await session.Query<Party>().Where(x => x.RecordId == record && !x.Erased).ToListAsync(token);
        foreach (var party in parties)
        {
            PersonalPart.Erase(party, session);
        }

        var photos = await session.Query<PhotoFile>().CountAsync(x => x.RecordId == record, token);
        PersonalPart.ErasePhotos(record, session);
        var texts = await RecordedTexts.ReadAsync(kind.Name, record, session, token);
        var (places, left) = texts.All(order.Replacement);
        var gone = new DestroyedRecord(record, parties.Count, photos, places.Count, left);
        var events = new Queue<ICaseEvent>();
        if (places.Count > 0)
        {
            events.Enqueue(await redaction.CarryAsync(kind, record, texts, places, order, token));
        }

        events.Enqueue(kind.PersonalPartDestroyed(order.OccurredOn, order.Id, gone.People, gone.Photos, gone.Texts, gone.TextsLeft));
        await kind.AppendAsync(session, record, _ => events.TryDequeue(out var next) ? next : null, token);
        return gone;
    }

    /// <summary>SHA-256 of the list of what went: a line each, its members parted by bars, of the case's id, number, day put away, 保管期限,
    /// rule, years, people, photos and texts.</summary>
    public static string DigestOf(IReadOnlyList<ListedRecord> listed, IReadOnlyList<DestroyedRecord> destroyed)
    {
        var lines = destroyed.Join(listed, x => x.Id, x => x.Id, (x, y) => string.Create(System.Globalization.CultureInfo.InvariantCulture,
            $"{x.Id}|{y.Number}|{y.PutAwayOn:yyyy-MM-dd}|{y.Retention}|{y.Rule}|{y.Years}|{x.People}|{x.Photos}|{x.Texts}\n"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
