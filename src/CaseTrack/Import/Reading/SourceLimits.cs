using CaseTrack.Http;

namespace CaseTrack.Import.Reading;

/// <summary>How much of a file is read. Each bound is far above ten years of a district and far below what would take the service
/// down.</summary>
public static class SourceLimits
{
    /// <summary>The file as it is sent, bytes.</summary>
    public const int LargestFile = (int)Http.BodySizes.LargestImport;

    /// <summary>What a workbook unpacks to, bytes. Only a row at a time is kept.</summary>
    public const long LargestUnpacked = 1024L * 1024 * 1024;

    public const int MostParts = 2_000;
    public const int MostRows = 200_000;
    public const int MostColumns = 256;

    /// <summary>Rows a sheet can have at all.</summary>
    public const int LastRow = 1_048_576;

    /// <summary>As much as a spreadsheet lets anybody type.</summary>
    public const int LongestCell = 32_767;

    /// <summary>Texts that cells share, characters: the one part of a workbook that is kept whole.</summary>
    public const int SharedText = 48 * 1024 * 1024;

    public const int SharedCount = 2_000_000;
    public const int MostMerged = 10_000;

    /// <summary>Headings stand in one of the first rows, beneath a title.</summary>
    public const int HeadingWithin = 10;

    /// <summary>What is said of a file that has or unpacks to more.</summary>
    public static RefusedException Beyond() => new(SourceRefusals.TooLarge, 413);
}
