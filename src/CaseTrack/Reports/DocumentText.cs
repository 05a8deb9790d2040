using System.Text;

namespace CaseTrack.Reports;

/// <summary>The text of a Word document as it is read: a line a paragraph, a line a row of a table with its cells parted by tabs, and each
/// text box behind the paragraph it hangs on.</summary>
internal sealed class DocumentText
{
    // No table has more columns; a span is what the file says it is.
    private const int WidestSpan = 64;

    private readonly StringBuilder text = new();
    private readonly Stack<(StringBuilder Around, int Cells)> boxes = new();
    private readonly StringBuilder boxed = new();
    private StringBuilder current;
    private int cells;
    private int span = 1;

    public DocumentText() => current = text;

    /// <summary>Characters written so far.</summary>
    public int Length => text.Length + boxed.Length + (current == text ? 0 : current.Length);

    /// <summary>An element begins.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="empty">It has no end of its own.</param>
    /// <param name="columns">Of a cell's <c>gridSpan</c>, how many columns it takes.</param>
    public void Begin(string name, bool empty, int columns)
    {
        switch (name)
        {
            case "tab" or "br" or "cr" or "ptab":
                current.Append(' ');
                break;
            case "noBreakHyphen":
                current.Append('-');
                break;
            case "tc" when !empty:
                cells++;
                span = cells == 1 ? 1 : span;
                break;
            case "gridSpan" when cells == 1:
                span = Math.Clamp(columns, 1, WidestSpan);
                break;
            case "txbxContent" when !empty:
                boxes.Push((current, cells));
                (current, cells) = (new(), 0);
                break;
        }
    }

    /// <summary>An element ends.</summary>
    public void End(string name)
    {
        switch (name)
        {
            case "p":
                current.Append(cells > 0 ? ' ' : '\n');
                Hang();
                break;
            case "tc" when cells > 0:
                current.Append(cells == 1 ? '\t' : ' ', cells == 1 ? span : 1);
                cells--;
                break;
            case "tr":
                current.Append(cells == 0 ? '\n' : ' ');
                Hang();
                break;
            case "txbxContent" when boxes.Count > 0:
                boxed.Append(current);
                (current, cells) = boxes.Pop();
                break;
        }
    }

    /// <summary>Text of a run.</summary>
    public void Write(ReadOnlySpan<char> piece) => current.Append(piece);

    public override string ToString() => $"{text}{boxed}";

    /// <summary>Boxes come behind the paragraph or row that they hang on.</summary>
    private void Hang()
    {
        if (cells == 0 && boxes.Count == 0 && boxed.Length > 0)
        {
            current.Append(boxed).Append('\n');
            boxed.Clear();
        }
    }
}
