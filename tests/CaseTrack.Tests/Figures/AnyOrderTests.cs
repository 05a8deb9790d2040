using System.Globalization;

namespace CaseTrack.Tests.Figures;

/// <summary>Ten years moved in: whatever the order in which the records are entered, the figures of every year are the same.</summary>
[Trait("Speed", "slow")]
public sealed class AnyOrderTests
{
    private const int First = 2015;

    [Fact]
    public async Task Ten_years_entered_in_any_order_give_the_same_figures()
    {
        var records = Records(new Random(20261128)).ToList();
        var forward = await FiguresAsync(records);
        var shuffled = records.ToArray();
        new Random(7).Shuffle(shuffled);
        var backward = await FiguresAsync([.. shuffled]);
        foreach (var (year, values) in forward)
        {
            foreach (var (code, value) in values)
            {
                backward[year][code].ShouldBe(value, $"{code} of {year}");
            }
        }

        // The comparison compares something: late decisions on the intake, deemed acceptances, abandoned and terminated cases are among
        // them.
        decimal Sum(string code) => forward.Values.Sum(x => x[code] ?? 0);
        Sum("review.received").ShouldBe(records.Count(x => x.Kind == "review-applications"));
        Sum("review.deemed-accepted").ShouldBeGreaterThan(0);
        Sum("review.abandoned").ShouldBeGreaterThan(0);
        Sum("breaches.term-exceeded").ShouldBeGreaterThan(0);
        Sum("breaches.step-missing").ShouldBeGreaterThan(0);
        Sum("mediation.succeeded").ShouldBeGreaterThan(0);
        Sum("supervision.opened").ShouldBeGreaterThan(0);
    }

    /// <summary>One record: how it is opened, and the acts in their order, each with what it confirms.</summary>
    private sealed record Past(string Kind, Guid Id, object Opening, IReadOnlyList<(string Act, object Body, string? Confirm)> Acts);

    private static IEnumerable<Past> Records(Random random)
    {
        for (var i = 0; i < 48; i++)
        {
            var id = Guid.CreateVersion7();
            // Some under the law of 2023, which asks for the opinions of the parties.
            var day = i is 12 or 13 ? new DateOnly(2012 + i, 3, 5) : new DateOnly(First, 1, 5).AddDays(random.Next(10 * 365));
            string On(int days) => day.AddDays(days).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (i % 4 == 3)
            {
                yield return new("supervision-files", id,
                    new { id, occurredOn = On(0), office = "fy", source = "complaint", field = "market", stillEntering = true },
                    [("opening", new { occurredOn = On(random.Next(3, 40)) }, null)]);
            }
            else if (i % 4 == 2)
            {
                yield return new("mediation-cases", id,
                    new { id, occurredOn = On(0), committee = "tw", source = "application", disputeType = "02", stillEntering = true },
                [
                    ("acceptance", new { occurredOn = On(1), mediators = new[] { "m" } }, null),
                    ("agreement", new { occurredOn = On(random.Next(2, 60)), form = "oral", performedAtOnce = true }, null),
                    ("closing", new { occurredOn = On(70) }, null),
                ]);
            }
            else
            {
                var old = day < new DateOnly(2024, 1, 1);
                object papers = old ? new { occurredOn = On(1), items = new[] { "身份证明" }, days = 10 }
                    : new { occurredOn = On(1), items = new[] { "身份证明" } };
                yield return new("review-applications", id,
                    new
                    {
                        id,
                        occurredOn = On(0),
                        office = "fy",
                        respondentKind = "street",
                        subject = "penalty",
                        field = "market",
                        stillEntering = true
                    },
                    (i / 4 % 4) switch
                    {
                        0 => [],
                        1 => [("papers-request", papers, null)],
                        2 => [("deemed-acceptance", new { }, null),
                        ("acceptance", new { occurredOn = On(20) }, "review.screening-expired")],
                        _ =>
                        [
                            ("acceptance", new { occurredOn = On(1) }, null),
                            ("copy", new { occurredOn = On(random.Next(2, 30)) }, null),
                            ("decision", new { occurredOn = On(random.Next(31, 120)), decision = "W1" }, old ? null
                            : "review.opinions-not-heard"),
                        ],
                    });
            }
        }
    }

    private static async Task<Dictionary<int, Dictionary<string, decimal?>>> FiguresAsync(IReadOnlyList<Past> records)
    {
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), new SetClock(SetClock.At("2026-06-30")));
        await node.FoundAsync(established: "2010-01-01");
        foreach (var record in records)
        {
            await node.DoAsync(record.Kind, record.Opening);
            foreach (var (act, body, confirm) in record.Acts)
            {
                await node.DoAsync($"{record.Kind}/{record.Id}/{act}", body, confirm);
            }

            await node.DoAsync($"{record.Kind}/{record.Id}/entry-completion", new { occurredOn = "2026-06-30" });
        }

        var figures = new Dictionary<int, Dictionary<string, decimal?>>();
        for (var year = First; year <= 2026; year++)
        {
            figures[year] = (await node.GetAsync($"figures/{year}"))["figures"]!.AsArray()
                .ToDictionary(x => (string)x!["code"]!, x => (decimal?)x!["value"]);
            var identities = await node.GetAsync($"figures/{year}/identities");
            ((bool)identities["allHold"]!).ShouldBeTrue(identities.ToString());
        }

        return figures;
    }
}
