using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CaseTrack.Reports;

/// <summary>公文版式. The page of GB/T 9704-2012, for whatever the office writes: A4, a grid of 22 lines of 28 characters, fonts by name, page
/// numbers outside.</summary>
public static class OfficialPage
{
    public const string FangSong = "仿宋_GB2312";
    public const string HeiTi = "黑体";
    public const string KaiTi = "楷体_GB2312";
    public const string TitleFont = "方正小标宋简体";

    // 225 mm are 12 755 twips, 156 mm are 8 844; 22 lines and 28 characters of 三号 (16 points) go into them to the twip.
    public const int LineTwips = 12755 / 22;

    // A grid of characters is laid out differently from program to program (LibreOffice gives each a third more room); spacing is not: 28
    // × (320 − 5) twips.
    private const int Tightened = -5;

    /// <summary>Odd and even pages differ; laid out as Word of today does.</summary>
    public static Settings Settings() => new(
        new EvenAndOddHeaders(),
        new Compatibility(new CompatibilitySetting
        {
            Name = CompatSettingNameValues.CompatibilityMode,
            Uri = "http://schemas.microsoft.com/office/word",
            Val = "15"
        }));

    /// <summary>The size the grid is calculated from, and no lines kept together, or a page would have fewer.</summary>
    public static Styles Defaults() => new(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(
                new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = FangSong }, new FontSize { Val = "32" },
                new FontSizeComplexScript { Val = "32" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
            new ParagraphPropertiesDefault(
            new ParagraphPropertiesBaseStyle(new WidowControl { Val = false }, new SnapToGrid { Val = false }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle())
        {
            Type = StyleValues.Paragraph,
            StyleId = "Normal",
            Default = true
        });

    /// <summary>A piece of text.</summary>
    public static Run Piece(string text, string font, string halfPoints) => new(
        new RunProperties(
            new RunFonts { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font },
            new Spacing { Val = halfPoints == "32" ? Tightened : 0 },
            new FontSize { Val = halfPoints }, new FontSizeComplexScript { Val = halfPoints }),
        new Text(text) { Space = SpaceProcessingModeValues.Preserve });

    /// <summary>A4; 天头 37 mm, 订口 28 mm, 版心 156 × 225 mm; the number one character from the right on odd pages, from the left on even
    /// ones.</summary>
    public static SectionProperties Section(MainDocumentPart main)
    {
        return new SectionProperties(
            new FooterReference { Type = HeaderFooterValues.Default, Id = Footer(JustificationValues.Right) },
            new FooterReference { Type = HeaderFooterValues.Even, Id = Footer(JustificationValues.Left) },
            new PageSize { Width = 11906, Height = 16838 },
            new PageMargin { Top = 2098, Left = 1588, Right = 1474, Bottom = 1985, Header = 851, Footer = 1400, Gutter = 0 },
            new DocGrid { Type = DocGridValues.Lines, LinePitch = LineTwips });

        string Footer(JustificationValues side)
        {
            var part = main.AddNewPart<FooterPart>();
            part.Footer = new Footer(new Paragraph(
                new ParagraphProperties(
                new SnapToGrid { Val = false }, new Indentation { Left = "280", LeftChars = 100, Right = "280", RightChars = 100 },
                new Justification { Val = side }),
                Piece("— ", "宋体", "28"), new SimpleField(Piece("1", "宋体", "28")) { Instruction = "PAGE" }, Piece(" —", "宋体", "28")));
            return main.GetIdOfPart(part);
        }
    }
}
