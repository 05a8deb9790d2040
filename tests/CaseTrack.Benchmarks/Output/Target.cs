using CaseTrack.Benchmarks.Measuring;

namespace CaseTrack.Benchmarks.Output;

/// <summary>An aim.</summary>
/// <param name="What">What is to be so fast, or so small.</param>
/// <param name="Group">The table its measure stands in.</param>
/// <param name="Measure">The measure.</param>
/// <param name="Clients">For so many clients.</param>
/// <param name="To">Compared with whom; null for the value itself.</param>
/// <param name="Bound">The aim: a ratio, or a value in the measure's unit.</param>
/// <param name="AtLeast">Whether more is better.</param>
/// <param name="Why">What stands against it, where it is not reached.</param>
public sealed record Target(
    string What, string Group, string Measure, int? Clients, Side? To, double Bound, bool AtLeast, string Why)
{
    private const string Act =
        "an act writes what the peer keeps nowhere: three sealed events, some twenty lines of the fact ledger, terms and the record, "
        + "one act of the district after the other, as its numbers have no gaps";

    private const string Read =
        "a page asks who signs in, what the caller may see and which organisations there are, each exact at once, before it asks for its "
        + "rows";

    private const string Start = "the libraries' own start is nearly half of it, their first answer a third";

    public static IReadOnlyList<Target> All { get; } =
    [
        Written("oral mediation recorded", 8), Written("oral mediation recorded", 32),
        Written("oral mediation recorded, each committee its own series", 8),
        Written("oral mediation recorded, each committee its own series", 32),
        Written("register + accept, each request", 8), Written("register + accept, each request", 32),
        new("log of an oral mediation", "What an act costs, 8 clients", "oral mediation recorded: log written", null, Side.Peer, 2, false,
            "of some eleven thousand bytes five are ledger, two terms, two events with their index, one the record"),
        new("log of one act on a case", "What an act costs, 8 clients", "register + accept, a request: log written", null, Side.Peer, 2,
            false, "as above"),
        new("a year's figures, unchanged", Leader, "figures of a year, unchanged since last asked", null, Side.Limit, 3, false, Read),
        new("a year's figures after a write", Leader, "figures of a year, just after a write", null, Side.Limit, 10, false,
            "every population the new lines touch is carried on, and those of subjects that count once are asked anew"),
        new("a year's figures as known at a day", Leader, "figures of a year as known at its middle", null, Side.Peer, 1, false, Read),
        new("one figure by unit", Leader, "one figure by unit", null, Side.Peer, 1, false, Read),
        .. Pages(Leader), .. Pages(Mediator),
        new("rebuild", "Rebuild", "events", null, Side.Limit, 0.2, true,
            "writing the rows alone, which reading does not, is slower than the aim"),
        new("ledger, bytes a case", "Disk", "fact ledger, a case", null, null, 4_450, false,
            "four indexes, of which drill-downs, cohorts and rebuilds need two, are half of it"),
        new("memory warm, MB", "Memory", "warm, after load", null, null, 250, false,
            "what the libraries keep is more than half of it, and the runtime lets as much grow as the processor's cache holds"),
        new("ready, database there, s", "Start", "ready, database there", null, null, 2, false, Start),
        new("first request, ms", "Start", "first request (a page of the case list)", null, null, 100, false, Start),
        new("import", "Import", "rows in all", null, Side.Limit, 0.10, true,
            "each row goes through the rules of every act it stands for when it is tried and when it is recorded, and what it leaves "
                + "(sealed events, lines of the ledger, terms, their indexes) is several times the row"),
    ];

    private const string Leader = "Reads as leader";
    private const string Mediator = "Reads as mediator";

    public bool Holds(double value) => AtLeast ? value >= Bound : value <= Bound;

    private static Target Written(string act, int clients) =>
        new($"{act}, {clients} clients", "Writes", act, clients, Side.Peer, 1, true, Act);

    private static IEnumerable<Target> Pages(string who)
    {
        foreach (var page in (string[])["case list, first page", "case list, middle page", "deadlines, first page",
            "drill-down, first page"])
        {
            yield return new($"{page}, {who[9..]}", who, page, null, Side.Peer, 2, false,
                page.StartsWith("drill", StringComparison.Ordinal) ? "before it is shown, who asked for it is written down" : Read);
        }

        yield return new($"case by id, {who[9..]}", who, "case by id", null, Side.Limit, 2, false,
            "it says which acts are open and why others are not, which asks for rights, calendar and terms");
    }
}
