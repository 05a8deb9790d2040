namespace CaseTrack.Regions;

/// <summary>地区汇总: every reason for "no".</summary>
public static class RegionRefusals
{
    private const string Codes = "GB/T 2260";
    private const string Rule = "地区汇总规则";

    public static readonly Refusal NoCode = new("region.no-code",
        "区划代码为六位数字，首位不为零", "A code has six digits and does not begin with a zero", Codes);

    public static readonly Refusal NothingBeneath = new("region.nothing-beneath",
        "县级区划代码之下没有区；省级代码后四位为零，市级代码后两位为零",
        "Nothing lies beneath the code of a county: that of a province ends with four zeros, that of a city with two", Codes);

    public static readonly Refusal BeneathItself = new("region.beneath-itself",
        "地区不能在自身之下；它自己的数字在 figures 中", "A region does not lie beneath itself; its own figures are in figures", Rule);

    /// <summary>The code is another region's.</summary>
    public static Refusal NotBeneath(string region, string district) => new("region.not-beneath",
        $"{district} 不在 {region} 之下：其代码须以 {DivisionCode.Beginning(region)} 开头",
        $"{district} is not beneath {region}: its code would begin with {DivisionCode.Beginning(region)}", Codes);

    public static readonly Refusal NoOrganisation = new("region.no-organisation",
        "该地区尚未设立：先以其区划代码设立种类为 district 的机构（POST organisations）",
        "The region has not been set up: establish an organisation of kind district with its code first (POST organisations)", Rule);

    public static readonly Refusal OutOfOrder = new("region.out-of-order",
        "末日早于首日", "The last day is before the first", Rule);

    public static readonly Refusal NoDay = new("region.no-day",
        "日期写作 2024-06-30，年份为 1949 至 2200", "A day is written 2024-06-30, of the years 1949 to 2200", "GB/T 7408");

    /// <summary>No setting names it.</summary>
    public static Refusal UnknownDatabase(string name) => new("region.unknown-database",
        $"没有名为 {name} 的数据库；须先设置 {RegionDatabases.Setting}:{name}",
        $"No database is called {name}; set {RegionDatabases.Setting}:{name} first", Rule);

    public static readonly Refusal Overlap = new("region.overlap",
        "该区在这些日子中已登记在该地区之下；更改原登记须用原来的首日",
        "The district is beneath the region on some of these days already; to change that, name the same first day", Rule);

    public static readonly Refusal NothingChanges = new("region.nothing-changes",
        "与现有登记相同", "That is what stands already", Rule);

    public static readonly Refusal NothingToWithdraw = new("region.nothing-to-withdraw",
        "没有自该首日起的登记", "Nothing stands from that day on", Rule);

    public static readonly Refusal WholeRegionOnly = new("region.whole-region-only",
        "地区汇总只供本地区全域可查看指标的人查看", "The union is for whoever reads the figures of the whole region, not of one unit", "查阅权限");

    public static readonly Refusal NoDistricts = new("region.no-districts",
        "本区划之下在该期间没有登记的区", "No district is beneath this one in that period", Rule);
}
