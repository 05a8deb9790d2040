using System.Linq.Expressions;

namespace CaseTrack.Letters;

/// <summary>文书模板已更换.</summary>
/// <param name="OccurredOn">业务日期.</param>
/// <param name="Code">哪一种文书.</param>
/// <param name="Content">The .docx file, base64; null for the template that comes with the program again.</param>
public sealed record LetterTemplateChanged(DateOnly OccurredOn, string Code, string? Content) : ICaseEvent<LetterTemplate>;

/// <summary>文书模板. One version of the office's own template of a letter; none is ever changed.</summary>
public sealed record LetterTemplate : ICaseRecord<LetterTemplate>
{
    public static string Kind => "letter-templates";

    public Guid Id { get; init; }
    public int Version { get; init; }
    public required string Code { get; init; }
    public string? Content { get; init; }
    public DateOnly ChangedOn { get; init; }

    [System.Text.Json.Serialization.JsonIgnore]
    public IReadOnlyList<string> Actions => [];

    /// <summary>The file.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public byte[] Bytes => Content is { } own ? Convert.FromBase64String(own)
        : LetterCatalogue.Find(Code) is { } letter ? ShippedTemplate.Write(letter) : [];

    public static Expression<Func<LetterTemplate, bool>>? SeenBy(Sight sight) => null;

    public static LetterTemplate Fold(LetterTemplate? record, Guid id, ICaseEvent happened) => happened switch
    {
        LetterTemplateChanged e => (record ?? new LetterTemplate { Id = id, Code = e.Code }) with
        {
            Code = e.Code,
            Content = e.Content,
            ChangedOn = e.OccurredOn,
        },
        _ => throw new UnknownEventException(Kind, happened),
    };

    public IEnumerable<Fact> Facts() => [];
}
