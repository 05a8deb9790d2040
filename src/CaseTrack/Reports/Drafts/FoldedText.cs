namespace CaseTrack.Reports.Drafts;

/// <summary>字形统一: a line with each character in the form the reader knows, as long as before, so that every place is that of the
/// draft.</summary>
public static class FoldedText
{
    private static readonly Dictionary<char, char> Folds = new()
    {
        [','] = '，',
        ['､'] = '、',
        [';'] = '；',
        [':'] = '：',
        ['!'] = '！',
        ['?'] = '？',
        ['('] = '（',
        [')'] = '）',
        ['．'] = '.',
        ['％'] = '%',
        ['﹪'] = '%',
        ['＋'] = '+',
        ['／'] = '/',
        ['['] = '〔',
        [']'] = '〕',
        ['［'] = '〔',
        ['］'] = '〕',
        ['"'] = '“',
        ['”'] = '“',
        ['„'] = '“',
        ['＂'] = '“',
        ['「'] = '“',
        ['」'] = '“',
        ['\''] = '“',
        ['‘'] = '“',
        ['’'] = '“',
        ['－'] = '-',
        ['–'] = '-',
        ['—'] = '-',
        ['─'] = '-',
        ['~'] = '-',
        ['～'] = '-',
        ['−'] = '-',
        ['\t'] = ' ',
        ['　'] = ' ',
        ['\u00a0'] = ' ',
        ['萬'] = '万',
        ['億'] = '亿',
        ['壹'] = '一',
        ['贰'] = '二',
        ['貳'] = '二',
        ['叁'] = '三',
        ['叄'] = '三',
        ['參'] = '三',
        ['肆'] = '四',
        ['伍'] = '五',
        ['陆'] = '六',
        ['陸'] = '六',
        ['柒'] = '七',
        ['捌'] = '八',
        ['玖'] = '九',
        ['拾'] = '十',
        ['佰'] = '百',
        ['仟'] = '千',
        ['兩'] = '两',
        ['圆'] = '元',
        ['圓'] = '元',
        ['○'] = '〇',
        ['餘'] = '余',
        ['約'] = '约',
        ['佔'] = '占',
        ['【'] = '。',
        ['】'] = '，',
        ['•'] = '·',
        ['・'] = '·',
    };

    /// <summary>The line in the forms the reader knows.</summary>
    public static string Of(string line) => string.Create(line.Length, line, static (folded, written) =>
    {
        for (var i = 0; i < folded.Length; i++)
        {
            folded[i] = written[i] is >= '０' and <= '９' or >= 'Ａ' and <= 'Ｚ' or >= 'ａ' and <= 'ｚ' ? (char)(written[i] - '０' + '0')
                : i > 0 && char.IsLetter(written[i - 1]) && IsFootnote(written[i]) ? ' '
                : Folds.GetValueOrDefault(written[i], written[i]);
        }
    });

    /// <summary>注码: ① to ㊿; behind a word it leads to a footnote, and is no number of the text.</summary>
    private static bool IsFootnote(char written) =>
        written is >= '\u2460' and <= '\u2473' or >= '\u3251' and <= '\u325f' or >= '\u32b1' and <= '\u32bf';
}
