using System.Globalization;
using System.Text;

namespace CaseTrack.Parties;

/// <summary>当事人文字的规整. Names and numbers as they are kept and compared, however they were typed.</summary>
public static class PartyText
{
    /// <summary>A name without blanks around it, of any width; those within it are one each.</summary>
    public static string Name(string name) =>
        string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    /// <summary>The number of a paper: half-width, in capitals, without blanks.</summary>
    public static string Number(string number) =>
        string.Concat(HalfWidth(number).Where(x => !char.IsWhiteSpace(x))).ToUpperInvariant();

    /// <summary>A phone number as it is dialled within the country: 139-7123-4567 and +86 139 7123 4567 are 13971234567.</summary>
    public static string Phone(string phone)
    {
        var plain = string.Concat(HalfWidth(phone).Where(x => !char.IsWhiteSpace(x) && x is not ('(' or ')' or '.' or '·')))
            .Replace('–', '-').Replace('—', '-');
        var digits = plain.Replace("-", "", StringComparison.Ordinal);
        foreach (var prefix in (string[])["+86", "0086", "86"])
        {
            if (digits.StartsWith(prefix, StringComparison.Ordinal) && digits[prefix.Length..] is { Length: >= 9 } rest)
            {
                // Within the country a landline is dialled with the zero that is left out from abroad.
                return PhoneNumber.IsMobile(rest) || rest[0] == '0' ? rest
                    : rest[0] != '1' || rest[1] == '0' ? $"0{rest}" : plain;
            }
        }

        return PhoneNumber.IsMobile(digits) ? digits : plain;
    }

    /// <summary>Digits, letters and signs of full width as those of half.</summary>
    public static string HalfWidth(string text)
    {
        var narrow = new StringBuilder(text.Length);
        foreach (var x in text)
        {
            narrow.Append(x is >= '\uFF01' and <= '\uFF5E' ? (char)(x - 0xFEE0) : x);
        }

        return narrow.ToString();
    }

    /// <summary>The characters a reader sees: one beyond the basic plane is one, and a letter with its marks too.</summary>
    public static IReadOnlyList<string> Characters(string text)
    {
        var (all, at) = (new List<string>(), StringInfo.GetTextElementEnumerator(text));
        while (at.MoveNext())
        {
            all.Add(at.GetTextElement());
        }

        return all;
    }
}
