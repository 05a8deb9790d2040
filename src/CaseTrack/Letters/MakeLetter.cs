using CaseTrack.Http;
using CaseTrack.Mediation;
using CaseTrack.Parties;
using CaseTrack.Review;
using CaseTrack.Supervision;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Letters;

/// <summary>制作文书. 人民调解法 §27；行政复议法；行政执法监督条例；GB/T 9704-2012.</summary>
/// <param name="OccurredOn">成文日期.</param>
/// <param name="Letter">文书标识, made by the client (UUID v7).</param>
/// <param name="Code">哪一种文书.</param>
/// <param name="Step">所属事项: the place of the step in the dossier, from 0; the latest it can belong to unless given.</param>
/// <param name="Texts">制作时填写的内容, by the names of the fields; kept in the letter alone, sealed with it.</param>
/// <param name="Purpose">目的, code list <c>disclosurePurpose</c>; needed where the letter says who somebody is.</param>
public sealed record MakeLetter(
    DateOnly OccurredOn, Guid Letter, string Code, int? Step = null,
    [property: UncheckedText(MakeLetter.SealedText)] IReadOnlyDictionary<string, string>? Texts = null, string? Purpose = null) : IDated
{
    /// <summary>Why what is typed is not looked through for people.</summary>
    public const string SealedText = "stands in the letter alone, which is sealed and becomes unreadable with the erasure of the people";

    /// <summary>Characters of one text.</summary>
    public const int LongestText = 20_000;

    public sealed class Validator : DatedValidator<MakeLetter>
    {
        public Validator()
        {
            RuleFor(x => x.Letter).NotEmpty();
            RuleFor(x => x.Code).NotEmpty().MaximumLength(50);
            RuleFor(x => x.Step).GreaterThanOrEqualTo(0);
            RuleFor(x => x.Texts).Must(x => x is null || x.Values.All(y => y is { Length: <= LongestText })).WithErrorCode("too-long");
            RuleFor(x => x.Purpose!).IsCodeOf(CodeList.Of("disclosurePurpose"), _ => DateOnly.MaxValue).When(x => x.Purpose is not null);
        }
    }

    /// <summary>What was typed.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyDictionary<string, string> Typed => Texts ?? new Dictionary<string, string>();

    /// <summary>The step it belongs to; null where the case has none.</summary>
    public int? StepOf(Letter letter, Dossier dossier) => Step is not { } given ? letter.StepOf(dossier)
        : given < dossier.Steps.Count && letter.Follows(dossier.Steps[given]) ? given : null;

    public ProblemDetails Check(string kind, Dossier dossier, bool live, Today today)
    {
        var letter = LetterCatalogue.Find(Code);
        var step = letter is null ? null : StepOf(letter, dossier);
        var stands = dossier.Letters.FirstOrDefault(x => x.Id == Letter);
        return Rules.Require(
            (live, PartyRefusals.RecordVoided),
            (OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
            (letter is not null, LetterRefusals.Unknown, "/code"),
            (letter?.Kind == kind, LetterRefusals.OtherKind, "/code"),
            (Typed.Keys.All(x => LetterCatalogue.FieldNamed(kind, x)?.Typed is true), LetterRefusals.NotTyped, "/texts"),
            (step is not null, LetterRefusals.TooEarly, "/code"),
            (step is not { } at || OccurredOn >= dossier.Steps[at].On, LetterRefusals.BeforeEvent, "/occurredOn"),
            // Letters and photos of a case lie side by side, each under its id.
            (dossier.Photos.All(x => x.Id != Letter), Once.Recorded, "/letter"),
            new(stands is null, Once.Recorded, "/letter", stands));
    }
}

public static class MakeMediationLetterEndpoint
{
    public static ProblemDetails Validate(MakeLetter command, MediationCase mediation, Today today) =>
        command.Check(MediationCase.Kind, mediation.Dossier, mediation.Live, today);

    /// <summary>制作调解案件的文书: kept in the file with its digest; one made again is a further edition, and the former stays.</summary>
    [WolverinePost("/api/v1/mediation-cases/{id}/issued-letters")]
    public static async Task<(Recorded, LetterMade<MediationCase>)> Post(
        MakeLetter command, [WriteAggregate] MediationCase mediation, HttpContext context, IDocumentSession session, LetterPress press,
        CancellationToken token) =>
        (Recorded.After(mediation),
            await press.KeepAsync(command, LetterCatalogue.Find(command.Code)!, mediation, context, session, token));
}

public static class MakeReviewLetterEndpoint
{
    public static ProblemDetails Validate(MakeLetter command, ReviewApplication review, Today today) =>
        command.Check(ReviewApplication.Kind, review.Dossier, review.Live, today);

    /// <summary>制作复议申请的文书: kept in the file with its digest; one made again is a further edition, and the former stays.</summary>
    [WolverinePost("/api/v1/review-applications/{id}/issued-letters")]
    public static async Task<(Recorded, LetterMade<ReviewApplication>)> Post(
        MakeLetter command, [WriteAggregate] ReviewApplication review, HttpContext context, IDocumentSession session, LetterPress press,
        CancellationToken token) =>
        (Recorded.After(review), await press.KeepAsync(command, LetterCatalogue.Find(command.Code)!, review, context, session, token));
}

public static class MakeSupervisionLetterEndpoint
{
    public static ProblemDetails Validate(MakeLetter command, SupervisionFile file, Today today) =>
        command.Check(SupervisionFile.Kind, file.Dossier, file.Live, today);

    /// <summary>制作监督案件的文书: kept in the file with its digest; one made again is a further edition, and the former stays.</summary>
    [WolverinePost("/api/v1/supervision-files/{id}/issued-letters")]
    public static async Task<(Recorded, LetterMade<SupervisionFile>)> Post(
        MakeLetter command, [WriteAggregate] SupervisionFile file, HttpContext context, IDocumentSession session, LetterPress press,
        CancellationToken token) =>
        (Recorded.After(file), await press.KeepAsync(command, LetterCatalogue.Find(command.Code)!, file, context, session, token));
}
