using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace CaseTrack.Parties;

/// <summary>What is known of a person and may stand in no text: names as written, and numbers and the hidden part of the address with
/// nothing but letters and digits left.</summary>
public sealed record KnownPerson(IReadOnlyList<string> Names, IReadOnlyList<string> Marks, IReadOnlyList<string> Phones)
{
    /// <param name="partyKind">自然人或单位: an organisation's name, code and address are open.</param>
    /// <param name="person">Who it is.</param>
    public static KnownPerson Of(string partyKind, Person person)
    {
        var natural = partyKind != PartyKinds.Organisation;
        string?[] names = [natural ? person.Name : null, person.Representative];
        string?[] marks = natural ? [person.IdentityNumber, Masking.HiddenPartOf(person.Address)] : [];
        return new([.. names.OfType<string>()], [.. marks.OfType<string>().Select(PersonalData.LettersAndDigits).Where(IsTelling)],
            person.Phone is null ? [] : [.. PhonesOf(person.Phone)]);
    }

    // A house number alone, or a floor, is in any text.
    private static bool IsTelling(string mark) => mark.Length >= 6
        || (mark.Length >= 4 && mark.Any(char.IsAsciiDigit) && !mark.All(char.IsAsciiDigit));

    /// <summary>As it is and, of a landline, what is dialled within the area.</summary>
    private static IEnumerable<string> PhonesOf(string phone)
    {
        yield return string.Concat(phone.Where(char.IsAsciiDigit));
        if (phone.Split('-') is [{ Length: 3 or 4 } area, { Length: >= 7 } local, ..] && area[0] == '0')
        {
            yield return local;
        }
    }
}

/// <summary>个人信息的识别. Numbers of persons, however they are written, and what is known of the persons of a case.</summary>
public static partial class PersonalData
{
    // What people put between the digits of a number. A comma parts amounts, 、 parts items: neither is one.
    private const string Gap = @"[\s\p{Pd}.·•・_/|()]{1,3}";
    private const string MayGap = @"[\s\p{Pd}.·•・_/|()]{0,3}";
    private const string NoDate = "(?!(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01]))";
    private const string China = @"(?:(?:\+|00)?86" + MayGap + ")?";

    /// <summary>Whether a text holds an identity number, a mobile number or a landline with its area code.</summary>
    /// <remarks>The id of a record and of a request's trace hold eleven digits in a row by chance, one in a hundred: they are
    /// nobody's.</remarks>
    public static bool HoldsNumber(string text)
    {
        // Most texts are codes and days, and no number of a person is shorter than a landline with its area code.
        if (text.Count(x => char.IsNumber(x) || char.IsSurrogate(x) || DigitWords.Contains(x)) < ShortestNumber)
        {
            return false;
        }

        var plain = Spelt(RandomIdentifier().Replace(Plain(text), x => x.Value.Any(char.IsAsciiLetter) ? "#" : x.Value));
        return ResidentNumber().Matches(plain).Any(x => IsResident(x.Value)) || MobileNumber().IsMatch(plain) || Landline().IsMatch(plain);
    }

    /// <summary>Whether a text says anything of one of these persons.</summary>
    public static bool IsAbout(string text, IReadOnlyCollection<KnownPerson> known)
    {
        if (known.Count == 0)
        {
            return false;
        }

        var plain = Plain(text);
        var joined = string.Concat(plain.Where(x => !IsGap(x)));
        // Only where somebody's name is in letters, or a mark of his is known.
        var words = new Lazy<List<string>>(() => WordsOf(plain));
        var letters = new Lazy<string>(() => LettersAndDigits(text));
        return known.Any(x => x.Names.Any(y => Names(joined, words, Plain(y)))
            || x.Marks.Any(y => letters.Value.Contains(y, StringComparison.Ordinal)) || x.Phones.Any(y => Dials(joined, y)));
    }

    /// <summary>Upper case, half-width, nothing but letters and digits.</summary>
    public static string LettersAndDigits(string text) => string.Concat(Plain(text).Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Half-width and without what is not seen: <c>１３８</c>, ①③⑧ and 1&#x200B;38 are 138. By hand, as the program carries no
    /// tables for compatibility forms.</summary>
    private static string Plain(string text)
    {
        if (Ascii.IsValid(text))
        {
            return text;
        }

        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark)
            {
                continue;
            }

            plain.Append(category is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.OtherNumber && Rune.GetNumericValue(rune) is >= 0
                and <= 9 and var digit && digit == Math.Floor(digit) ? ((int)digit).ToString(CultureInfo.InvariantCulture)
                : rune.Value is >= 0xFF01 and <= 0xFF5E ? ((char)(rune.Value - 0xFEE0)).ToString()
                : rune.ToString());
        }

        return plain.ToString();
    }

    private static bool IsGap(char x) => char.IsWhiteSpace(x) || x is '·' or '•' or '・' or '-' or '–' or '—' || IsBracket(x);

    // What people put around a part of a name: 张（三）, 【张】三, “张”三.
    private static bool IsBracket(char x) => x is '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>' or '"' or '\''
        or '【' or '】' or '〔' or '〕' or '「' or '」' or '『' or '』' or '《' or '》' or '〈' or '〉' or '“' or '”' or '‘' or '’';

    /// <summary>Digits written as words, seven and more in a row: 一三八零零一三八零零零 is 13800138000.</summary>
    private static string Spelt(string plain) => WordDigits().Replace(plain, x => string.Concat(x.Value.Select(y =>
        DigitWords.IndexOf(y, StringComparison.Ordinal) is >= 0 and var at ? DigitValues[at] : y)));

    private const int ShortestNumber = 10;
    private const string DigitWords = "〇零一二三四五六七八九幺壹贰叁肆伍陆柒捌玖两洞拐";
    private const string DigitValues = "00123456789" + "1" + "123456789" + "2" + "0" + "7";

    // Typed in one go the day of birth is enough, even if the last character is a slip; in pieces it must check, as 区划代码-日期-序号 has the
    // same shape.
    private static bool IsResident(string found)
    {
        var number = string.Concat(found.Where(char.IsAsciiLetterOrDigit));
        return ResidentId.BirthOf(number) is { Year: > 1850 and < 2100 }
            && (number.Length == found.Length || ResidentId.IsValid(number, DateOnly.MaxValue));
    }

    /// <summary>A name of characters anywhere; one of letters only as words of its own, so that Li is not found in a list.</summary>
    private static bool Names(string joined, Lazy<List<string>> said, string name)
    {
        if (!name.All(char.IsAscii))
        {
            var plain = string.Concat(name.Where(x => !IsGap(x)));
            return CommonWords.Are(plain) ? IsSaidOfSomebody(joined, plain)
                : (plain.Length > 1 && joined.Contains(plain, StringComparison.OrdinalIgnoreCase))
                    || (GivenName(plain) is { } given && IsSaidOfSomebody(joined, given));
        }

        var (parts, words) = (WordsOf(name), said.Value);
        var together = string.Concat(parts);
        return together.Length > 3
            && (words.Contains(together) || Enumerable.Range(0, Math.Max(0, words.Count - parts.Count + 1))
            .Any(i => words.Skip(i).Take(parts.Count).SequenceEqual(parts)));
    }

    /// <summary>The last two of three characters. Nearly every name is of characters that are one each, which need not be looked
    /// for.</summary>
    private static string? GivenName(string plain) => plain.All(x => x is (>= '\u3400' and <= '\u9FFF') || char.IsAsciiLetterOrDigit(x))
        ? plain.Length == 3 ? plain[1..] : null
        : PartyText.Characters(plain) is { Count: 3 } all ? all[1] + all[2] : null;

    /// <summary>A word that may be a name is one where somebody is called so: 申请人和平, 小明称.</summary>
    private static bool IsSaidOfSomebody(string joined, string word)
    {
        for (var at = joined.IndexOf(word, StringComparison.Ordinal); at >= 0; at = joined.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            if (Callings.Any(x => joined.AsSpan(0, at).EndsWith(x)) || Sayings.Any(x => joined.AsSpan(at + word.Length).StartsWith(x)))
            {
                return true;
            }
        }

        return false;
    }

    private static readonly string[] Callings =
        ["申请人", "当事人", "第三人", "原告", "被告", "甲方", "乙方", "死者", "伤者", "丈夫", "妻子", "儿子", "女儿", "父亲", "母亲", "居民", "村民"];

    private static readonly string[] Sayings = ["称", "说", "表示", "认为", "要求", "同意", "先生", "女士", "同志", "老师", "本人"];

    private static List<string> WordsOf(string text) => [.. Word().Matches(text.ToUpperInvariant()).Select(x => x.Value)];

    private static bool Dials(string joined, string phone)
    {
        for (var at = joined.IndexOf(phone, StringComparison.Ordinal); at >= 0;
            at = joined.IndexOf(phone, at + 1, StringComparison.Ordinal))
        {
            if ((at == 0 || !char.IsAsciiDigit(joined[at - 1]))
                && (at + phone.Length == joined.Length || !char.IsAsciiDigit(joined[at + phone.Length])))
            {
                return true;
            }
        }

        return false;
    }

    // A UUID, with and without hyphens, and what is around a trace's id (00-…-…-01). Thirty-two digits without a letter are no id.
    [GeneratedRegex("(?<![0-9A-Fa-f])(?:[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}"
        + "|[0-9A-Fa-f]{2}-[0-9A-Fa-f]{32}-[0-9A-Fa-f]{16}-[0-9A-Fa-f]{2}|[0-9A-Fa-f]{32})(?![0-9A-Fa-f])")]
    private static partial Regex RandomIdentifier();

    [GeneratedRegex("(?<![0-9])[1-9](?:" + MayGap + "[0-9]){16}" + MayGap + "[0-9Xx](?![0-9])")]
    private static partial Regex ResidentNumber();

    // Eleven digits at once, in the groups people write, or each by itself; not 138 followed by a date, which is a number of a file.
    [GeneratedRegex("(?<![0-9])" + China + "(?:1[3-9][0-9]{9}|1[3-9][0-9]" + Gap + "(?:[0-9]{4}" + Gap + "[0-9]{4}|" + NoDate
        + "[0-9]{8}|[0-9]{3}" + Gap + "[0-9]{5})|1[3-9][0-9]{2}" + Gap
        + "[0-9]{3}" + Gap + "[0-9]{4}|1[3-9][0-9]{3}" + Gap + "[0-9]{6}|1" + Gap + "[3-9](?:" + Gap + "[0-9]){9})(?![0-9])")]
    private static partial Regex MobileNumber();

    [GeneratedRegex("(?<![0-9])(?:" + China + "0)(?:10|2[0-9]|[3-9][0-9]{2})" + MayGap + NoDate + @"[1-9][0-9]{2,3}\s?[0-9]{4}(?![0-9])")]
    private static partial Regex Landline();

    [GeneratedRegex(@"[" + DigitWords + @"](?:[\s\p{Pd}.·•・]{0,2}[" + DigitWords + "]){6,}")]
    private static partial Regex WordDigits();

    [GeneratedRegex("[A-Z0-9]+")]
    private static partial Regex Word();
}
