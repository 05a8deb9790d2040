using System.Reflection;
using CaseTrack.Hosting;
using Microsoft.Extensions.Configuration;

namespace CaseTrack.Tests.House;

/// <summary>构建时生成的代码. The build has made the code around every endpoint and handler, and it is of this build.</summary>
public sealed class MadeCodeTests
{
    [Fact]
    public async Task Every_endpoint_has_its_code_from_the_build()
    {
        // Compiling is not allowed here, and every endpoint is asked for its code at the start.
        await using var node = await Node.StartAsync(await TestServer.CreateDatabaseAsync(), TimeProvider.System, silence: false,
            prepare: x => x.Configuration.AddInMemoryCollection([new("StaticCode", "true"), new("WarmUp", "true")]));
        (await node.GetAsync("procedures")).ShouldNotBeNull();
        await node.FoundAsync();
        (await node.GetAsync("organisations"))["organisations"]!.AsArray().ShouldNotBeEmpty();
    }

    [Fact]
    public void It_says_which_build_it_is_of()
    {
        var made = Assembly.LoadFrom(Path.Combine(AppContext.BaseDirectory, MadeCode.AssemblyName + ".dll"));
        MadeCode.IsOfThisBuild(made).ShouldBeTrue();
        MadeCode.IsOfThisBuild(typeof(MadeCodeTests).Assembly).ShouldBeFalse();
    }
}
