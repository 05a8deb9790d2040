using System.Globalization;
using System.Text;
using BenchmarkDotNet.Attributes;
using CaseTrack.Figures;
using CaseTrack.Reports.Drafts;

namespace CaseTrack.Benchmarks.Pure;

/// <summary>The draft reader over a hundred thousand characters, many times the length of a real report.</summary>
[MemoryDiagnoser]
public class DraftBenchmarks
{
    private const int Length = 100_000;

    private readonly DraftFacts facts = new(
        2022, FigureCatalogue.All.ToDictionary(x => x.Code, _ => (decimal?)16),
        FigureCatalogue.All.ToDictionary(x => x.Code, _ => (decimal?)12), ["楠竹林社区"]);

    private readonly string draft = Draft();

    [Benchmark(Description = "read and judge a draft of 100,000 characters")]
    public int ReadAndJudge() => TextCheck.Run(draft, facts).Count;

    private static string Draft()
    {
        var text = new StringBuilder(Length + 200);
        for (var i = 0; text.Length < Length; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"2022年，全区各级人民调解委员会坚持和发展新时代“枫桥经验”，受理调解案件{900 + (i % 90)}件，调解成功率");
            text.Append(CultureInfo.InvariantCulture, $"{90 + (i % 10)}%，未发生一起因调解不及时引发的群体性事件。深入推进行政复议体制改革，畅通申请渠道，");
            text.Append(CultureInfo.InvariantCulture, $"依法收到行政复议申请{10 + (i % 9)}件，同比增长{5 + (i % 7)}%，其余依法作出处理，案结事了。\n");
        }

        return text.ToString(0, Length);
    }
}
