using System.Diagnostics;
using CaseTrack.Reports.Drafts;
using CaseTrack.Tests.Reports.Drafts;

namespace CaseTrack.Tests.Reports;

/// <summary>The corpus: sentences of our own in the shapes of real reports, with the right reading of every number of them, against the
/// demonstration year.</summary>
/// <remarks>
/// <c>before.json</c> was written before the reader, <c>after.json</c> after it and before it was first run over them, and so was
/// <c>aside.json</c>: of its first 109 numbers 94 were read right at first, and two called wrong that were not; of the next 51, read
/// after what was mended then, 42 and none. A line of <c>read</c> is a number as written, its verdict and, where a figure says it, the
/// figure; <c>as</c> and <c>not</c> are what an office has exported of its choices. A sentence that is right must stay right.
/// </remarks>
public sealed class DraftCorpusTests
{
    [Fact]
    public void Every_sentence_is_read_right_and_no_true_one_is_called_wrong()
    {
        var (right, listed, expected, falseAlarms, missed) = (0, 0, 0, new List<string>(), new List<string>());
        var misread = new List<string>();
        var sentences = new[] { "before.json", "after.json", "aside.json" }.SelectMany(DraftCorpus.Of).ToArray();
        sentences.Length.ShouldBeGreaterThanOrEqualTo(150);
        foreach (var sentence in sentences)
        {
            var left = TextCheck.Run(sentence.Text, DraftCorpus.Facts).ToList();
            listed += left.Count;
            foreach (var reading in sentence.Read.Select(x => x.Split(' ')))
            {
                expected++;
                var at = left.FindIndex(x => x.Text.Contains(reading[0], StringComparison.Ordinal));
                if (at < 0)
                {
                    missed.Add($"{sentence.Text}: {reading[0]}");
                    continue;
                }

                var number = left[at];
                left.RemoveAt(at);
                if (IsRight(number, reading))
                {
                    right++;
                    continue;
                }

                misread.Add($"{sentence.Text}: {number.Text} {number.Verdict} {number.Code}, not {string.Join(' ', reading)}; "
                    + $"{number.Reading}");
                if (number.Verdict is NumberVerdict.Wrong)
                {
                    falseAlarms.Add(misread[^1]);
                }
                else if (reading.Length > 2)
                {
                    missed.Add(misread[^1]);
                }
            }

            misread.AddRange(left.Select(x => $"{sentence.Text}: {x.Text} is no count"));
            falseAlarms.AddRange(left.Where(x => x.Verdict is NumberVerdict.Wrong).Select(x => $"{sentence.Text}: {x.Text}"));
        }

        var (precision, recall) = ((decimal)right / listed, (decimal)right / expected);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{sentences.Length} sentences, {expected} numbers: precision {precision:P1}, recall {recall:P1}, false alarms "
                + $"{falseAlarms.Count}");
        falseAlarms.ShouldBeEmpty();
        missed.ShouldBeEmpty();
        misread.ForEach(x => TestContext.Current.TestOutputHelper?.WriteLine(x));
        Math.Min(precision, recall).ShouldBeGreaterThanOrEqualTo(0.95m, string.Join('\n', misread));
    }

    [Fact]
    public void The_time_to_read_grows_as_the_text_does()
    {
        const string sentence = "全年收到行政复议申请16件，受理9件，其中维持5件，撤销1件；社区调委会受理调解案件928件，同比增长9.2%。";
        var paragraph = string.Concat(Enumerable.Repeat(sentence, 15));
        Spent(4, "\n");
        var (one, four, sixteen) = (Spent(3, "\n"), Spent(12, "\n"), Spent(48, "\n"));
        var (line, lines) = (Spent(12, ""), Spent(48, ""));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"1×: {one:0.0} ms, 4×: {four / one:0.0} as long, 16×: {sixteen / one:0.0}; one line: {line:0.0} ms, 4×: {lines / line:0.0}");

        // As long as a book: said, not asserted, as it is the machine's.
        var padded = sentence + "各级各部门坚持依法行政，深入推进法治政府建设，持续加强组织领导，不断提高工作水平，有力保障了全区工作稳步推进。";
        var book = string.Join('\n', Enumerable.Repeat(padded, 833));
        TextCheck.Run(book, DraftCorpus.Facts);
        var began = Process.GetCurrentProcess().TotalProcessorTime;
        var numbers = TextCheck.Run(book, DraftCorpus.Facts).Count;
        TestContext.Current.TestOutputHelper?.WriteLine($"{book.Length} characters, {numbers} numbers: "
            + $"{(Process.GetCurrentProcess().TotalProcessorTime - began).TotalMilliseconds:0} ms of processor time");

        // Time of this process, not by the clock on the wall; what is square in the length would take 256 times as long, and 16.
        (sixteen / one).ShouldBeLessThan(80);
        (lines / line).ShouldBeLessThan(10);

        double Spent(int times, string between)
        {
            var text = string.Join(between, Enumerable.Repeat(paragraph, times));
            return Enumerable.Range(0, 3).Min(_ =>
            {
                var before = Process.GetCurrentProcess().TotalProcessorTime;
                TextCheck.Run(text, DraftCorpus.Facts).Count.ShouldBe(times * 15 * 6);
                return Math.Max(1, (Process.GetCurrentProcess().TotalProcessorTime - before).TotalMilliseconds);
            });
        }
    }

    private static bool IsRight(CheckedNumber number, string[] reading) => reading[1] switch
    {
        "as" => number.Code == reading[2],
        "not" => number.Code != reading[2],
        _ => number.Verdict.ToString().Equals(reading[1], StringComparison.OrdinalIgnoreCase)
        && (reading.Length < 3 || number.Code == reading[2]),
    };
}
