using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Letters;

/// <summary>已制作的一份文书.</summary>
/// <param name="Letter">As the file has it.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Edition">第几次制作, of those of its kind that belong to the same event.</param>
public sealed record CaseLetter(LetterRef Letter, string Chinese, string English, int Edition);

/// <summary>可以制作的文书.</summary>
/// <param name="Code">哪一种文书.</param>
/// <param name="Chinese">名称.</param>
/// <param name="English">Name.</param>
/// <param name="Basis">法律依据.</param>
/// <param name="Step">所属事项: its place in the dossier.</param>
/// <param name="Event">That event.</param>
/// <param name="EventOn">Its day.</param>
/// <param name="Typed">The fields that are typed when it is made.</param>
/// <param name="Made">How often it was made already.</param>
public sealed record PossibleLetter(
    string Code, string Chinese, string English, string Basis, int Step, string Event, DateOnly EventOn, IReadOnlyList<LetterField> Typed,
    int Made);

/// <summary>本案文书.</summary>
/// <param name="Letters">Those made, in the order in which they were made.</param>
/// <param name="Possible">Those that can be made as the case stands.</param>
public sealed record CaseLetterList(IReadOnlyList<CaseLetter> Letters, IReadOnlyList<PossibleLetter> Possible);

/// <summary>本案文书, whatever the kind of case.</summary>
public static class CaseLetters
{
    public static async Task<CaseLetterList> ListAsync<T>(Guid id, HttpContext context, IQuerySession session, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        Filters.Of(context);
        var record = await session.LoadAsync<T>(id, token) ?? throw new RefusedException(HttpRefusals.NotFound, 404);
        return Of(T.Kind, record);
    }

    /// <summary>A letter as it was made; that it was opened is written down where it says who somebody is.</summary>
    public static async Task<IResult> ShowAsync<T>(
        Guid id, Guid letter, HttpContext context, IQuerySession session, LetterPress press, CancellationToken token)
        where T : class, ICaseRecord<T>, ICaseFile
    {
        var purpose = Filters.Of(context, "purpose").Text("purpose");
        var (bytes, named) = await press.OpenAsync<T>(id, letter, purpose, context, session, token);
        return Results.File(bytes, WrittenLetter.MediaType, $"{named.Chinese}.docx");
    }

    /// <summary>What has been made of a case, and what can be.</summary>
    public static CaseLetterList Of(string kind, ICaseFile file)
    {
        var made = file.Dossier.Letters;
        return new(
            [.. made.Select((x, i) => new CaseLetter(
                x, LetterCatalogue.Find(x.Code)?.Chinese ?? x.Code, LetterCatalogue.Find(x.Code)?.English ?? x.Code,
                made.Take(i + 1).Count(y => (y.Code, y.Event, y.EventOn) == (x.Code, x.Event, x.EventOn))))],
            [.. from letter in file.Live ? LetterCatalogue.Of(kind) : []
                let at = letter.StepOf(file.Dossier)
                where at is not null
                let step = file.Dossier.Steps[at.Value]
                select new PossibleLetter(
                    letter.Code, letter.Chinese, letter.English, letter.BasisOf(file.Timeline.Law), at.Value, step.Event, step.On,
                    [.. letter.Uses().Select(x => LetterCatalogue.FieldNamed(kind, x)!).Where(x => x.Typed)],
                    made.Count(x => x.Code == letter.Code))]);
    }
}

public static class ListMediationLettersEndpoint
{
    /// <summary>调解案件的文书: those made, and those that can be made now.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/issued-letters")]
    public static Task<CaseLetterList> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        CaseLetters.ListAsync<MediationCase>(id, context, session, token);
}

public static class ReadMediationLetterEndpoint
{
    /// <summary>调解案件的一份文书, as .docx; with <c>purpose</c> where it says who somebody is, which is written down.</summary>
    [WolverineGet("/api/v1/mediation-cases/{id}/issued-letters/{letter}")]
    public static Task<IResult> Get(
        Guid id, Guid letter, HttpContext context, IQuerySession session, LetterPress press, CancellationToken token) =>
        CaseLetters.ShowAsync<MediationCase>(id, letter, context, session, press, token);
}

public static class ListReviewLettersEndpoint
{
    /// <summary>复议申请的文书: those made, and those that can be made now.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/issued-letters")]
    public static Task<CaseLetterList> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        CaseLetters.ListAsync<ReviewApplication>(id, context, session, token);
}

public static class ReadReviewLetterEndpoint
{
    /// <summary>复议申请的一份文书, as .docx; with <c>purpose</c> where it says who somebody is, which is written down.</summary>
    [WolverineGet("/api/v1/review-applications/{id}/issued-letters/{letter}")]
    public static Task<IResult> Get(
        Guid id, Guid letter, HttpContext context, IQuerySession session, LetterPress press, CancellationToken token) =>
        CaseLetters.ShowAsync<ReviewApplication>(id, letter, context, session, press, token);
}

public static class ListSupervisionLettersEndpoint
{
    /// <summary>监督案件的文书: those made, and those that can be made now.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/issued-letters")]
    public static Task<CaseLetterList> Get(Guid id, HttpContext context, IQuerySession session, CancellationToken token) =>
        CaseLetters.ListAsync<SupervisionFile>(id, context, session, token);
}

public static class ReadSupervisionLetterEndpoint
{
    /// <summary>监督案件的一份文书, as .docx; with <c>purpose</c> where it says who somebody is, which is written down.</summary>
    [WolverineGet("/api/v1/supervision-files/{id}/issued-letters/{letter}")]
    public static Task<IResult> Get(
        Guid id, Guid letter, HttpContext context, IQuerySession session, LetterPress press, CancellationToken token) =>
        CaseLetters.ShowAsync<SupervisionFile>(id, letter, context, session, press, token);
}
