using System.Text;

namespace CaseTrack.Records;

/// <summary>文号比对. What is left of a number when the way it is written does not matter.</summary>
public static class NumberKey
{
    /// <summary>（2022）黄港民调字第001号, (2022)黄港民调字1 and 〔2022〕黄港民调字第１号 are the same number.</summary>
    public static string Of(string number)
    {
        var key = new StringBuilder(number.Length);
        foreach (var written in number)
        {
            // Full-width forms, as Chinese keyboards give them. (Unicode normalisation needs data the program does not ship.)
            var c = written is >= '！' and <= '～' ? (char)(written - 0xFEE0) : written;

            // A bracket still parts two numbers: 复受〔2022〕1 is not 复受20221.
            if (c is '(' or ')' or '[' or ']' or '〔' or '〕' or '【' or '】' or '{' or '}')
            {
                if (key.Length > 0 && key[^1] != '|')
                {
                    key.Append('|');
                }
            }
            else if (c is '0' && (key.Length == 0 || !char.IsAsciiDigit(key[^1])))
            {
                continue;
            }
            else if (!char.IsWhiteSpace(c) && c is not ('第' or '号'))
            {
                key.Append(char.ToUpperInvariant(c));
            }
        }

        return key.ToString().Trim('|');
    }
}
