using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.CommandLine;
using Microsoft.Extensions.Configuration.EnvironmentVariables;
using Microsoft.Extensions.Configuration.Json;

namespace CaseTrack.Operations.Settings;

/// <summary>设置的来源.</summary>
public enum SettingSource
{
    /// <summary>默认值.</summary>
    Default = 1,

    /// <summary>设置文件.</summary>
    File,

    /// <summary>环境变量.</summary>
    Environment,

    /// <summary>命令行.</summary>
    CommandLine,

    /// <summary>程序自定，例如示范年度.</summary>
    Program,
}

/// <summary>一项设置现在的值和来源.</summary>
/// <param name="Key">Its full name.</param>
/// <param name="Value">What it is set to.</param>
/// <param name="Source">Who set it last.</param>
/// <param name="Where">The file.</param>
public sealed partial record SettingOrigin(string Key, string Value, SettingSource Source, string? Where)
{
    /// <summary>A setting and what stands beneath its name, each as it was set last; empty where it is not set.</summary>
    public static IReadOnlyList<SettingOrigin> Of(IConfiguration configuration, string name) =>
        [.. configuration.GetSection(name).AsEnumerable().Where(x => x.Value is not null)
            .OrderBy(x => x.Key.Length).ThenBy(x => x.Key, StringComparer.Ordinal)
            .Select(x =>
            {
                var (source, where) = Find(configuration, x.Key);
                return new SettingOrigin(x.Key, Account().Replace(x.Value!, "://…@"), source, where);
            })];

    private static (SettingSource Source, string? Where) Find(IConfiguration configuration, string key)
    {
        // What comes later overrules what came before.
        var last = (configuration as IConfigurationRoot)?.Providers.LastOrDefault(x => x.TryGet(key, out _));
        return last switch
        {
            ChainedConfigurationProvider chained => Find(chained.Configuration, key),
            JsonConfigurationProvider json => (SettingSource.File, json.Source.Path),
            EnvironmentVariablesConfigurationProvider => (SettingSource.Environment, null),
            CommandLineConfigurationProvider => (SettingSource.CommandLine, null),
            _ => (SettingSource.Program, null),
        };
    }

    // A name and a password may stand in an address.
    [GeneratedRegex("://[^/@ ]*@")]
    private static partial Regex Account();
}
