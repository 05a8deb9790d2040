using CaseTrack.Terms;

namespace CaseTrack.Tests.Terms;

/// <summary>The clock against a slow model that knows nothing of it, on a hundred thousand random histories under both laws.</summary>
public sealed class ClockModelTests
{
    /// <summary>The days off and worked as the notices print them, read here a second time.</summary>
    private static readonly HashSet<DateOnly> Off = [], Work = [];

    static ClockModelTests()
    {
        string[] off =
        [
            "2022: 1/1-1/3; 1/31-2/6; 4/3-4/5; 4/30-5/4; 6/3-6/5; 9/10-9/12; 10/1-10/7", "2022: 12/31-12/31",
            "2023: 1/1-1/2; 1/21-1/27; 4/5-4/5; 4/29-5/3; 6/22-6/24; 9/29-10/6",
            "2024: 1/1-1/1; 2/10-2/17; 4/4-4/6; 5/1-5/5; 6/10-6/10; 9/15-9/17; 10/1-10/7",
            "2025: 1/1-1/1; 1/28-2/4; 4/4-4/6; 5/1-5/5; 5/31-6/2; 10/1-10/8",
            "2026: 1/1-1/3; 2/15-2/23; 4/4-4/6; 5/1-5/5; 6/19-6/21; 9/25-9/27; 10/1-10/7",
        ];
        string[] work =
        [
            "2022: 1/29 1/30 4/2 4/24 5/7 10/8 10/9", "2023: 1/28 1/29 4/23 5/6 6/25 10/7 10/8",
            "2024: 2/4 2/18 4/7 4/28 5/11 9/14 9/29 10/12",
            "2025: 1/26 2/8 4/27 9/28 10/11", "2026: 1/4 2/14 2/28 5/9 9/20 10/10",
        ];
        foreach (var line in off)
        {
            foreach (var range in line[5..].Split(';', StringSplitOptions.TrimEntries))
            {
                var ends = range.Split('-');
                for (var day = Day(line[..4], ends[0]); day <= Day(line[..4], ends[1]); day = day.AddDays(1))
                {
                    Off.Add(day);
                }
            }
        }

        foreach (var line in work)
        {
            foreach (var day in line[5..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                Work.Add(Day(line[..4], day));
            }
        }

        static DateOnly Day(string year, string monthDay) =>
            DateOnly.ParseExact($"{year}/{monthDay}", "yyyy/M/d", System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public void The_clock_equals_a_day_by_day_model_on_a_hundred_thousand_histories()
    {
        var random = new Random(20221231);
        var stopped = 0;
        for (var i = 0; i < 100_000; i++)
        {
            var received = new DateOnly(2022, 1, 4).AddDays(random.Next(4 * 365));
            var old = received < new DateOnly(2024, 1, 1);
            var simplified = !old && random.Next(3) == 0;
            var accepted = received.AddDays(random.Next(8));
            var steps = new List<Step> { new("review-received", received), new("review-accepted", accepted) };
            var day = accepted;
            var open = "";
            for (var n = random.Next(7); n > 0; n--)
            {
                day = day.AddDays(random.Next(20));
                switch (random.Next(4))
                {
                    case 0 when open == "":
                        open = "review-resumed";
                        steps.Add(new("review-suspended", day, Tag: "other"));
                        break;
                    case 1 when open == "":
                        open = "appraisal-ended";
                        steps.Add(new("appraisal-started", day));
                        break;
                    case 2 when !simplified && steps.All(x => x.Event != "review-extended"):
                        steps.Add(new("review-extended", day, Days: random.Next(1, 31)));
                        break;
                    default:
                        if (open != "")
                        {
                            steps.Add(new(open, day));
                            open = "";
                        }

                        break;
                }
            }

            var sent = accepted.AddDays(random.Next(10));
            steps.Add(new("copy-sent", sent));
            var terms = Clock.Terms(
                new("review-applications", received, new Dictionary<string,
                string>
                { ["procedure"] = simplified ? "simplified" : "ordinary" }, steps), TermRules.Shipped, WorkCalendar.Shipped)
                .ToLookup(x => x.Rule.Code, x => x.DueOn);

            terms["review.screening"].Single().ShouldBe(Model(received, 5, working: true, _ => false));
            terms["review.copy"].Single().ShouldBe(Model(accepted, simplified ? 3 : 7, working: true, _ => false));
            terms["review.answer"].Single().ShouldBe(Model(sent, simplified ? 5 : 10, working: !old, _ => false));
            var adjudication = Model(
                accepted, (simplified ? 30 : 60) + steps.Sum(x => x.Days ?? 0), working: false, x => IsPaused(steps, x, old));
            terms["review.adjudication"].Single().ShouldBe(adjudication, $"{i}: {string.Join(", ", steps)}");
            stopped += adjudication is null ? 1 : 0;
        }

        stopped.ShouldBeInRange(5_000, 60_000);
    }

    /// <summary>One day after the other, each asked by itself; no term here lasts a thousand days.</summary>
    private static DateOnly? Model(DateOnly start, int length, bool working, Func<DateOnly, bool> paused)
    {
        var days = Enumerable.Range(1, 1000).Select(start.AddDays).Where(x => !paused(x));
        var last = (working ? days.Where(IsWorked) : days).Skip(length - 1).Select(x => (DateOnly?)x).FirstOrDefault();
        return days.Where(IsWorked).Select(x => (DateOnly?)x).FirstOrDefault(x => x >= last);
    }

    private static bool IsWorked(DateOnly day) =>
        Work.Contains(day) || (!Off.Contains(day) && (int)day.DayOfWeek is not (0 or 6));

    /// <summary>中止期间; under the old law also 鉴定: the day after it began to the day it ended.</summary>
    private static bool IsPaused(List<Step> steps, DateOnly day, bool old)
    {
        var stands = false;
        for (var i = 0; i < steps.Count; i++)
        {
            var name = steps[i].Event;
            var begins = name == "review-suspended" || (old && name == "appraisal-started");
            if (begins)
            {
                var end = steps.Skip(i).FirstOrDefault(x => x.Event == (name == "review-suspended" ? "review-resumed" : "appraisal-ended"));
                stands |= day > steps[i].On && (end is null || day <= end.On);
            }
        }

        return stands;
    }
}
