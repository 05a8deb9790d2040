using CaseTrack.Access;
using CaseTrack.Http;
using Marten;
using Microsoft.AspNetCore.Http;

namespace CaseTrack.Letters;

/// <summary>预览文书.</summary>
/// <param name="Kind">The kind of case.</param>
/// <param name="RecordId">The case.</param>
/// <param name="Code">哪一种文书.</param>
/// <param name="OccurredOn">成文日期.</param>
/// <param name="Step">所属事项: the place of the step in the dossier, from 0; the latest it can belong to unless given.</param>
/// <param name="Texts">制作时填写的内容, by the names of the fields; nothing of it is kept.</param>
/// <param name="Purpose">目的, code list <c>disclosurePurpose</c>; without one the people are masked.</param>
public sealed record PreviewLetter(
    string Kind, Guid RecordId, string Code, DateOnly OccurredOn, int? Step = null,
    [property: UncheckedText(UncheckedTextAttribute.Forgotten)] IReadOnlyDictionary<string, string>? Texts = null,
    string? Purpose = null) : IDated
{
    public sealed class Validator : DatedValidator<PreviewLetter>
    {
        public Validator()
        {
            RuleFor(x => x.Kind).Must(x => AccessRules.CaseKinds.Any(y => y.Kind == x)).WithErrorCode("unknown-code");
            RuleFor(x => x.Code).NotEmpty().MaximumLength(50);
            RuleFor(x => x.Step).GreaterThanOrEqualTo(0);
            RuleFor(x => x.Texts).Must(x => x is null || x.Values.All(y => y is { Length: <= MakeLetter.LongestText }))
                .WithErrorCode("too-long");
            RuleFor(x => x.Purpose!).IsCodeOf(CodeList.Of("disclosurePurpose"), _ => DateOnly.MaxValue).When(x => x.Purpose is not null);
        }
    }
}

public static class PreviewLetterEndpoint
{
    /// <summary>预览文书: the .docx as it would be made. Nothing is recorded of it, but that people were shown where a purpose is given;
    /// without one they are masked.</summary>
    [WolverinePost("/api/v1/letter-previews"), NotRepeated]
    public static async Task<IResult> Post(
        PreviewLetter command, HttpContext context, IQuerySession session, LetterPress press, TimeProvider clock, CancellationToken token)
    {
        var viewer = Viewer.Of(context);
        if (!(await viewer.SeenAsync(command.Kind, [command.RecordId], session, token)).Contains(command.RecordId))
        {
            throw new RefusedException(HttpRefusals.NotFound, 404);
        }

        if (!(await viewer.SeenAsync(command.Kind, [command.RecordId], session, token, write: true)).Contains(command.RecordId))
        {
            throw new RefusedException(HttpRefusals.Denied, 403);
        }

        var file = (await RecordKind.Named(command.Kind).FilesAsync(session, [command.RecordId], token))[0];
        var making = new MakeLetter(
            command.OccurredOn, Guid.CreateVersion7(), command.Code, command.Step, command.Texts, command.Purpose);
        if (making.Check(command.Kind, file.Dossier, file.Live, Today.Of(clock)) is RefusalProblem problem)
        {
            throw new RefusedException(problem.Refusal, problem.Status!.Value, problem.Pointer);
        }

        var letter = LetterCatalogue.Find(command.Code)!;
        var written = await press.WriteAsync(
            letter, file, making.StepOf(letter, file.Dossier)!.Value, command.OccurredOn, making.Typed, command.Purpose,
            command.Purpose is null, context, session, token);
        return Results.File(written.Bytes, WrittenLetter.MediaType, $"{letter.Chinese}（预览）.docx");
    }
}
