using System.Collections.Frozen;
using System.Text;

namespace CaseTrack.Import.Reading;

/// <summary>GB18030. The platform reads it by the table of 2000, in which nineteen characters stand in the private-use area; those of 2005
/// and 2022 have places of their own. GB 18030-2022 附录.</summary>
public static class Gb18030
{
    private static readonly FrozenDictionary<char, char> Moved = new Dictionary<char, char>
    {
        // ḿ since 2005.
        ['\uE7C7'] = '\u1E3F',

        // Vertical punctuation.
        ['\uE78D'] = '\uFE10',
        ['\uE78E'] = '\uFE12',
        ['\uE78F'] = '\uFE11',
        ['\uE790'] = '\uFE13',
        ['\uE791'] = '\uFE14',
        ['\uE792'] = '\uFE15',
        ['\uE793'] = '\uFE16',
        ['\uE794'] = '\uFE17',
        ['\uE795'] = '\uFE18',
        ['\uE796'] = '\uFE19',

        // 龴 龵 龶 龷 龸 龹 龺 龻.
        ['\uE81E'] = '\u9FB4',
        ['\uE826'] = '\u9FB5',
        ['\uE82B'] = '\u9FB6',
        ['\uE82C'] = '\u9FB7',
        ['\uE832'] = '\u9FB8',
        ['\uE843'] = '\u9FB9',
        ['\uE854'] = '\u9FBA',
        ['\uE864'] = '\u9FBB',
    }.ToFrozenDictionary();

    // Written by the old table, each of a pair takes the place that the other has by the new one.
    private static readonly FrozenDictionary<char, char> Exchanged =
        Moved.Concat(Moved.Select(x => KeyValuePair.Create(x.Value, x.Key))).ToFrozenDictionary();

    /// <summary>The characters that stand elsewhere since, with their places of today.</summary>
    public static IReadOnlyDictionary<char, char> Places => Moved;

    /// <summary>The decoder; what is no GB18030 is an exception.</summary>
    public static Encoding Strict { get; } = CodePagesEncodingProvider.Instance.GetEncoding(
        54936, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback)!;

    /// <summary>A text as the table of 2022 reads it.</summary>
    public static string AsOf2022(string text) => !text.AsSpan().ContainsAnyInRange('\uE78D', '\uE864') ? text
        : string.Create(text.Length, text, (written, given) =>
        {
            for (var i = 0; i < given.Length; i++)
            {
                written[i] = Moved.GetValueOrDefault(given[i], given[i]);
            }
        });

    /// <summary>A text whose bytes, as the platform writes them, are those of the table of 2022.</summary>
    public static string Before2022(string text) => text.Any(Exchanged.ContainsKey)
        ? string.Concat(text.Select(x => Exchanged.GetValueOrDefault(x, x))) : text;
}
