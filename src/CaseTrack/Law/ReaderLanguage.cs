using System.Globalization;

namespace CaseTrack.Law;

/// <summary>读者的语言. Which of the two languages whoever asks reads: that of the request.</summary>
public static class ReaderLanguage
{
    public static bool IsChinese => CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal);

    /// <summary>One of two words.</summary>
    public static string Of(string chinese, string english) => IsChinese ? chinese : english;
}
