using System.Globalization;
using CaseTrack.Organisations;
using JasperFx.CommandLine;
using Marten;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CaseTrack.Regions;

/// <summary><c>region-assign 420200 420202</c>: a district lies beneath a city or a province, from a day until a day, and in which
/// database; beside a running service or without one.</summary>
/// <remarks>Only a command: it opens the figures of one district to the people of another, which is for whoever runs the service to
/// say.</remarks>
[Description("Say which districts lie beneath a city or a province, and in which database 登记所辖区", Name = "region-assign")]
public sealed class RegionAssignCommand : JasperFxAsyncCommand<RegionAssignInput>
{
    /// <summary>Who is named in the events.</summary>
    public const string Actor = "region-assign";

    public RegionAssignCommand()
    {
        Usage("List the districts of a region").Arguments(x => x.Region);
        Usage("Say of a district that it lies beneath a region").Arguments(x => x.Region, x => x.District);
    }

    public override async Task<bool> Execute(RegionAssignInput input)
    {
        using var host = input.BuildHost();
        try
        {
            await using var session = host.Services.GetRequiredService<IDocumentStore>().LightweightSession(input.Region);
            session.LastModifiedBy = Actor;
            if (!input.ListFlag && input.District.Length > 0 && await AssignAsync(input, session, host.Services) is { } refused)
            {
                await Console.Error.WriteLineAsync($"{refused.Chinese} ({refused.English}). {refused.Basis}");
                return false;
            }

            await ListAsync(input.Region, session);
            return true;
        }
        catch (NpgsqlException failure)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return false;
        }
    }

    private static async Task<Refusal?> AssignAsync(RegionAssignInput input, IDocumentSession session, IServiceProvider services)
    {
        if (Day(input.SinceFlag) is not (true, var since) || Day(input.UntilFlag) is not (true, var until))
        {
            return RegionRefusals.NoDay;
        }

        var databases = services.GetRequiredService<RegionDatabases>().Names;
        var command = new AssignDistrict(input.Region, new(input.District, since, until,
            databases.FirstOrDefault(x => string.Equals(x, input.DatabaseFlag, StringComparison.OrdinalIgnoreCase)) ?? input.DatabaseFlag),
            input.WithdrawFlag);
        var known = await session.OrganisationAsync(input.Region, CancellationToken.None);

        // Decided on what the stream says, so that of two at once the later sees the earlier.
        var stream = known is null ? null : await session.Events.FetchForWriting<Organisation>(known.Id, CancellationToken.None);
        if (command.Validate(stream?.Aggregate, databases) is RefusalProblem problem)
        {
            return problem.Refusal;
        }

        stream!.AppendOne(command.Event(Today.Of(services.GetRequiredService<TimeProvider>())));
        await session.SaveChangesAsync(CancellationToken.None);
        return null;
    }

    private static async Task ListAsync(string region, IQuerySession session)
    {
        var districts = (await session.OrganisationAsync(region, CancellationToken.None))?.Districts ?? [];
        Console.WriteLine(districts.Count == 0 ? $"{region} 之下没有登记的区 (no district is beneath it)."
            : $"{region} 所辖区 districts beneath it:");
        foreach (var one in districts)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"  {one.District}  {Text(one.Since)} – {Text(one.Until)}  {one.Database ?? "本服务的数据库 (the service's own)"}"));
        }
    }

    private static string Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "…";

    private static (bool Readable, DateOnly? Day) Day(string? text) => text is null ? (true, null)
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is >= 1949 and <= 2200 ? (true, day) : (false, null);
}

/// <summary>What to say of which district.</summary>
public sealed class RegionAssignInput : NetCoreInput
{
    /// <summary>地区的区划代码.</summary>
    [Description("The city or province, by its GB/T 2260 code")]
    public string Region { get; set; } = "";

    /// <summary>区划代码.</summary>
    [Description("The district beneath it, by its code")]
    public string District { get; set; } = "";

    /// <summary>首日.</summary>
    [Description("The first day it is beneath, 2024-07-01; without it for all days")]
    public string? SinceFlag { get; set; }

    /// <summary>末日.</summary>
    [Description("The last day it is beneath; without it until further notice")]
    public string? UntilFlag { get; set; }

    /// <summary>The database it lies in.</summary>
    [Description("The database it lies in, a name of ConnectionStrings:Regions; without it the service's own")]
    public string? DatabaseFlag { get; set; }

    /// <summary>撤回.</summary>
    [Description("Take back what stands from that first day on: it was never so")]
    public bool WithdrawFlag { get; set; }

    /// <summary>Only show.</summary>
    [Description("Only list the districts of the region")]
    public bool ListFlag { get; set; }
}
