using System.Security.Cryptography;
using CaseTrack.Access;
using CaseTrack.Access.Log;
using CaseTrack.Cases;
using CaseTrack.Http;
using CaseTrack.Parties;
using CaseTrack.Photos;
using CaseTrack.Terms;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Letters;

/// <summary>一份文书 as it is written.</summary>
/// <param name="Bytes">The .docx file.</param>
/// <param name="Number">文号.</param>
/// <param name="Template">The office's own template; null for the shipped one.</param>
/// <param name="ShowsPeople">Whether it says who somebody is.</param>
public sealed record WrittenLetter(byte[] Bytes, string? Number, Guid? Template, bool ShowsPeople)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
}

/// <summary>制作文书. Writes a letter from a case and keeps it sealed, with a key of its own, as photos are kept; who somebody is gets into it
/// only with a purpose, which goes into the access log.</summary>
public sealed class LetterPress(PartyVault parties, PhotoVault sealedFiles, TermRules rules, AccessLog log)
{
    /// <summary>The letter; nothing is kept of it but that people were disclosed.</summary>
    /// <param name="letter">The letter.</param>
    /// <param name="file">The case.</param>
    /// <param name="step">The step it belongs to.</param>
    /// <param name="on">成文日期.</param>
    /// <param name="typed">What was typed for it.</param>
    /// <param name="purpose">目的; null to have people masked.</param>
    /// <param name="masked">Whether people are masked.</param>
    /// <param name="context">The request.</param>
    /// <param name="session">The session.</param>
    /// <param name="token">Cancellation.</param>
    /// <exception cref="RefusedException">403 for people the caller may not read, 422 for people erased or stored only, and without a
    /// purpose.</exception>
    public async Task<WrittenLetter> WriteAsync(
        Letter letter, ICaseFile file, int step, DateOnly on, IReadOnlyDictionary<string, string> typed, string? purpose, bool masked,
        HttpContext context, IQuerySession session, CancellationToken token)
    {
        var own = await CurrentTemplates.ReadAsync(letter, session, token);
        var template = own?.Bytes ?? ShippedTemplate.Write(letter);
        var story = await CaseStory.ReadAsync(letter.Kind, file, session, parties, rules, token);
        var shown = LetterValues.Shows(story, TemplateCheck.Of(letter.Kind, template).Fields).ToArray();
        if (shown.Length > 0 && !masked)
        {
            await DiscloseAsync(letter, file, shown, purpose, context, session, token);
        }

        var values = new LetterValues(letter, story, step, on, typed, masked);
        return new(LetterFill.Fill(template, letter.Kind, values), values.Number, own?.Id, shown.Length > 0 && !masked);
    }

    /// <summary>Puts a letter away, in the session's transaction, and says what happened.</summary>
    public async Task<LetterMade<T>> KeepAsync<T>(
        MakeLetter command, Letter letter, T record, HttpContext context, IDocumentSession session, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var file = (ICaseFile)record;
        var step = command.StepOf(letter, file.Dossier)!.Value;
        var written = await WriteAsync(
            letter, file, step, command.OccurredOn, command.Typed, command.Purpose, masked: false, context, session, token);
        var sealing = sealedFiles.Begin(session.TenantId, file.Id, command.Letter);
        for (var index = 0; PhotoParts.LengthOf(written.Bytes.Length, index) is { } length; index++)
        {
            sealing = await sealedFiles.KeepAsync(
                sealing, session.TenantId, index, written.Bytes[(index * PhotoParts.Length)..][..length], token);
        }

        session.Store(sealing);
        return new(
            command.OccurredOn, command.Letter, letter.Code, file.Dossier.Steps[step].Event, file.Dossier.Steps[step].On, written.Number,
            written.Template, Convert.ToHexStringLower(SHA256.HashData(written.Bytes)), written.Bytes.Length, written.ShowsPeople,
            letter.Item);
    }

    /// <summary>A letter as it was made.</summary>
    /// <exception cref="RefusedException">404 where the case has none of that id, or it is erased; 403 and 422 as for writing
    /// it.</exception>
    public async Task<(byte[] Bytes, Letter Letter)> OpenAsync<T>(
        Guid id, Guid letter, string? purpose, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var record = await session.LoadAsync<T>(id, token);
        var made = record?.Dossier.Letters.FirstOrDefault(x => x.Id == letter) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        var kept = await session.LoadAsync<PhotoFile>(PhotoFile.IdOf(id, letter), token);
        if (kept is null || LetterCatalogue.Find(made.Code) is not { } named)
        {
            throw new RefusedException(LetterRefusals.NotHere, 404);
        }

        if (made.ShowsPeople)
        {
            var people = await parties.OpenAsync([.. record.Dossier.Parties.Select(x => x.Id)], session, token);
            await DiscloseAsync(named, record, [.. people.Values], purpose, context, session, token);
        }

        return await sealedFiles.OpenAsync(kept, session.TenantId, made.Size, token) is { } whole ? (whole, named)
            : throw new RefusedException(LetterRefusals.NotHere, 404);
    }

    private async Task DiscloseAsync(
        Letter letter, ICaseFile file, (Party Party, Person? Person)[] shown, string? purpose, HttpContext context, IQuerySession session,
        CancellationToken token)
    {
        if (purpose is null || !CodeList.Of("disclosurePurpose").Holds(purpose, DateOnly.MaxValue))
        {
            throw new RefusedException(LetterRefusals.PurposeNeeded, 422, "/purpose");
        }

        // As any disclosure: to people who handle the case.
        var viewer = Viewer.Of(context);
        var handles = !viewer.Caller.Machine
            && (await viewer.SeenAsync(letter.Kind, [file.Id], session, token, write: true)).Contains(file.Id);
        if (!handles || ((file.Dossier.Restricted || shown.Any(x => x.Party.Sensitive))
            && !await SensitiveParties.MaySeeAsync(viewer.Caller, AccessRules.AreaOf(letter.Kind)!.Value, file, session, token)))
        {
            await log.RecordAsync(context, AccessAction.Denied, letter.Kind, file.Id, purpose, $"letter {letter.Code}", 403);
            throw new RefusedException(HttpRefusals.Denied, 403);
        }

        if (shown.FirstOrDefault(x => x.Person is null) is { Party: { } gone })
        {
            throw new RefusedException(gone.Erased ? PartyRefusals.Erased : PartyRefusals.StorageOnly, 422);
        }

        await log.RecordAsync(context, AccessAction.Disclosed, letter.Kind, file.Id, purpose, $"letter {letter.Code}");
    }
}
