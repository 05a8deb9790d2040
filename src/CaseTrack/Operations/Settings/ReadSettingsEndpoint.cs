using CaseTrack.Access;
using CaseTrack.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Operations.Settings;

/// <summary>全部设置, as they are in force.</summary>
public sealed record SettingList(IReadOnlyList<SettingView> Settings);

/// <summary>一项设置.</summary>
/// <param name="Section">部分.</param>
/// <param name="SectionEnglish">The same in English.</param>
/// <param name="Name">名称.</param>
/// <param name="Chinese">说明.</param>
/// <param name="English">The same in English.</param>
/// <param name="Default">What holds unless it is set.</param>
/// <param name="Value">What is in force; absent where nothing is, and for what is secret.</param>
/// <param name="Secret">密: only whether it is set is told.</param>
/// <param name="Set">Whether anybody has set it.</param>
/// <param name="Source">Who says so.</param>
/// <param name="Where">The file that says so.</param>
public sealed record SettingView(
    string Section, string SectionEnglish, string Name, string Chinese, string English, string? Default, string? Value, bool Secret,
    bool Set, SettingSource Source, string? Where);

public static class ReadSettingsEndpoint
{
    // Of these the part behind the name may be a district.
    private static readonly string[] ByDistrict = ["Numbers", "DueDays"];

    /// <summary>设置: every one there is, with what is in force and who says so: the program, a file, the environment or the command line. Of
    /// what is secret only whether it is set; nothing that is another district's.</summary>
    [WolverineGet("/api/v1/settings")]
    public static SettingList Get(HttpContext context, IConfiguration configuration)
    {
        Filters.Of(context);
        var district = Viewer.Of(context).Caller.District;
        return new([.. SettingCatalogue.All.SelectMany(x => ViewsOf(x, configuration, district))]);
    }

    private static IEnumerable<SettingView> ViewsOf(Setting setting, IConfiguration configuration, string district)
    {
        var set = SettingOrigin.Of(configuration, setting.Many ? setting.Name[..setting.Name.IndexOf(":{", StringComparison.Ordinal)]
            : setting.Name);
        if (setting.Many)
        {
            var mine = set.Where(x => !IsOfAnother(x.Key, district)).ToArray();
            return mine.Length == 0 ? [View(setting, setting.Name, [])] : mine.Select(x => View(setting, x.Key, [x]));
        }

        // A secret may stand in a file of its own, which is not read here.
        return [View(setting, setting.Name, set.Count == 0 && setting.Secret
            ? SettingOrigin.Of(configuration, setting.Name + "File") : set)];
    }

    private static SettingView View(Setting setting, string name, IReadOnlyList<SettingOrigin> set) => new(
        SettingCatalogue.SectionOf(setting), setting.Section, name, setting.Chinese, setting.English, setting.Default,
        setting.Secret ? null : set.Count == 0 ? setting.Default
            : string.Join(", ", set.Select(x => x.Key.Length > name.Length + 1 && !char.IsAsciiDigit(x.Key[name.Length + 1])
                ? $"{x.Key[(name.Length + 1)..]}={x.Value}" : x.Value)),
        setting.Secret, set.Count > 0, set.Count == 0 ? SettingSource.Default : set[0].Source, set.Count == 0 ? null : set[0].Where);

    private static bool IsOfAnother(string key, string district)
    {
        var parts = key.Split(':');
        return parts.Length > 1 && ByDistrict.Contains(parts[0], StringComparer.OrdinalIgnoreCase)
            && parts[1].All(char.IsAsciiDigit) && parts[1] != district;
    }
}
