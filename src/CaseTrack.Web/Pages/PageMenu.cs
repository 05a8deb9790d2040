using CaseTrack.Access;
using CaseTrack.Records;
using CaseTrack.Regions;

namespace CaseTrack.Web.Pages;

/// <summary>菜单: which pages somebody is led to, by what they may read and do.</summary>
public static class PageMenu
{
    /// <summary>Address and name of each, in order.</summary>
    public static IEnumerable<(string Href, string Key)> Of(Caller? caller) => caller is null ? [] : For(caller);

    /// <summary>What an office has set up, in order: the start of administration for whoever manages it, and for everybody what
    /// everybody goes by.</summary>
    public static IEnumerable<(string Href, string Key)> OfOffice(Caller caller)
    {
        if (caller.May(Area.Accounts, write: false))
        {
            yield return ("/office", "office");
        }

        yield return ("/office/holiday-notices", "notices");
        yield return ("/office/number-templates", "numbers");
        yield return ("/office/templates", "templates");
        yield return ("/code-lists", "codes");
        if (caller.May(Area.Privacy, write: false) || caller.May(Area.Approval, write: false))
        {
            yield return ("/retention", "retention");
        }

        if (caller.May(Area.Organisations, write: true))
        {
            yield return ("/office/settings", "settings");
        }
    }

    private static IEnumerable<(string Href, string Key)> For(Caller caller)
    {
        var start = WorkListPage.StartOf(caller);
        yield return ("/", start is null ? "today" : $"work.{start}");
        foreach (var (kind, area) in WorkListPage.Desks)
        {
            if (kind != start && caller.May(area, write: true))
            {
                yield return ($"/work/{kind}", $"work.{kind}");
            }
        }

        foreach (var (kind, area) in WorkListPage.Desks.Where(_ => caller.May(Area.Approval, write: true)))
        {
            if (caller.May(area, write: false))
            {
                yield return ($"/work/{kind}/officers", $"load.{kind}");
            }
        }

        if (caller.May(Area.Mediation, write: true))
        {
            yield return ("/mediation/oral", "oral");
            yield return ("/cases/mediation-cases/new", "menu.register");
        }

        foreach (var (area, kind) in (
            (Area, string)[])[(Area.Mediation, "mediation-cases"), (Area.Review, "review-applications"),
            (Area.Review, "administrative-lawsuits"), (Area.Supervision, "supervision-files"), (Area.Ledger, "ledger-entries")])
        {
            if (caller.May(area, write: false))
            {
                yield return ($"/cases/{kind}", $"list.{kind}");
            }
        }

        if (caller.May(Area.Figures, write: false))
        {
            yield return ("/figures", "figures");
            if (DivisionCode.Beginning(caller.District) is not null && caller.Permits.Any(x => x.Area == Area.Figures && x.Unit is null))
            {
                yield return ("/regions/figures", "region");
            }

            yield return ("/statistical-forms", "forms");
        }

        if (caller.May(Area.Reports, write: false))
        {
            yield return ("/drafts", "text-check");
        }

        if (caller.May(Area.Releases, write: false))
        {
            yield return ("/releases", "releases");
        }

        if (caller.May(Area.Import, write: true))
        {
            yield return ("/imports", "imports");
        }

        if (caller.May(Area.Organisations, write: true))
        {
            yield return ("/letters", "letters.templates");
        }

        if (caller.May(Area.Privacy, write: true) || caller.May(Area.Approval, write: false))
        {
            yield return ("/retention", "retention");
        }

        if (caller.May(Area.AccessLog, write: false))
        {
            yield return ("/audit", "audit");
        }

        if (caller.May(Area.Accounts, write: true))
        {
            yield return ("/office", "office");
        }
    }
}
