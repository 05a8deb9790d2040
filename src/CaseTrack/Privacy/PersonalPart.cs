using CaseTrack.Parties;
using CaseTrack.Photos;
using Marten;

namespace CaseTrack.Privacy;

/// <summary>个人部分. What of a case says who somebody is, as it goes: in the session's transaction.</summary>
public static class PersonalPart
{
    /// <summary>The key goes: what copies of the encrypted text still lie in backups is noise from now on.</summary>
    public static void Erase(Party party, IDocumentSession session)
    {
        session.Delete<PartyKey>(party.Id);
        session.Store(party with { Encrypted = null, NameIndex = null, IdentityIndex = null, PhoneIndex = null, Erased = true });
    }

    /// <summary>Nobody can say whom a photo of the case shows: their keys go, too.</summary>
    public static void ErasePhotos(Guid record, IDocumentSession session) => session.DeleteWhere<PhotoFile>(x => x.RecordId == record);
}
