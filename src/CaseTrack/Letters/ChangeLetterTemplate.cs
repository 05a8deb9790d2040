namespace CaseTrack.Letters;

/// <summary>更换文书模板.</summary>
/// <param name="Id">Made by the client (UUID v7).</param>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Letter">哪一种文书.</param>
/// <param name="Content">The .docx file, base64; left out to go back to the template that comes with the program.</param>
public sealed record ChangeLetterTemplate(Guid Id, DateOnly OccurredOn, string Letter, string? Content = null) : IDated
{
    /// <summary>400 KiB of document.</summary>
    public const int Longest = 546_136;

    public sealed class Validator : DatedValidator<ChangeLetterTemplate>
    {
        public Validator()
        {
            RuleFor(x => x.Id).NotEmpty();
            RuleFor(x => x.Letter).NotEmpty().MaximumLength(50);
            RuleFor(x => x.Content).MaximumLength(Longest);
        }
    }

    /// <summary>The template as it is judged; null to go back to the shipped one.</summary>
    public TemplateCheck? Checked()
    {
        if (Content is null || LetterCatalogue.Find(Letter) is not { } letter)
        {
            return null;
        }

        var bytes = new byte[Content.Length];
        return Convert.TryFromBase64String(Content, bytes, out var length) ? TemplateCheck.Of(letter.Kind, bytes[..length])
            : new(LetterRefusals.NotAWordDocument, []);
    }
}

public static class ChangeLetterTemplateEndpoint
{
    public static ProblemDetails Validate(ChangeLetterTemplate command, Today today) => Rules.Require(
        (command.OccurredOn <= today.Date, CommonRefusals.FutureDate, "/occurredOn"),
        (LetterCatalogue.Find(command.Letter) is not null, LetterRefusals.Unknown, "/letter"),
        (command.Checked()?.Wrong is null, command.Checked()?.Wrong ?? LetterRefusals.NotAWordDocument, "/content"));

    /// <summary>更换文书模板: the latest one is used; those before it stay, and each letter says of which it was made. A field the shipped
    /// template has and this one lacks is a hint.</summary>
    [WolverinePost("/api/v1/letter-templates")]
    public static (Created, IStartStream) Post(ChangeLetterTemplate command)
    {
        var answer = Created.At(command.Id, $"/api/v1/letter-templates/{command.Id}/file");
        if (command.Checked()?.Missing(LetterCatalogue.Find(command.Letter)!) is { Count: > 0 } missing)
        {
            answer.Warnings =
            [
                Warning.Of(LetterRefusals.Missing with
                {
                    Chinese = $"{LetterRefusals.Missing.Chinese}：{string.Join('、', missing.Select(x => x.Chinese))}",
                    English = $"{LetterRefusals.Missing.English}: {string.Join(", ", missing.Select(x => x.Name))}",
                }, "/content"),
            ];
        }

        return (answer, MartenOps.StartStream<LetterTemplate>(
            command.Id, new LetterTemplateChanged(command.OccurredOn, command.Letter, command.Content)));
    }
}
