using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CaseTrack.Figures;
using CaseTrack.Releases;

namespace CaseTrack.Web.Pages;

/// <summary>口径与注: what is said of a figure, as the reader reads it.</summary>
public static partial class FigureText
{
    /// <summary>The name of a figure of an answer, which says the Chinese one alone.</summary>
    public static string Name(JsonNode figure) => FigureCatalogue.Find((string?)figure["code"] ?? "") is { } known
        ? Texts.Either((string?)figure["name"], known.English) : (string?)figure["name"] ?? "";

    /// <summary>Other figures by their names and not by their codes.</summary>
    public static string Named(string text) => Code().Replace(text, x =>
        FigureCatalogue.Find(x.Value) is { } known ? Texts.Of("then.quoted", Texts.Either(known.Chinese, known.English)) : x.Value);

    /// <summary>A note that a release signed.</summary>
    public static string Note(string signed) => Named(Texts.Chinese ? signed : Explaining.English(signed) ?? signed);

    /// <summary>The language a note is shown in, where it is not the page's.</summary>
    public static string? LanguageOf(string signed) => Texts.Chinese || Explaining.English(signed) is not null ? null : "zh-CN";

    [GeneratedRegex(@"[a-z]+(\.[a-z-]+)+")]
    private static partial Regex Code();
}
