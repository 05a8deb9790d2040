using System.Reflection;
using JasperFx.CodeGeneration;
using Wolverine;

namespace CaseTrack.Hosting;

/// <summary>构建时生成的代码. The code around each endpoint and each handler, which the library otherwise writes and compiles when it is first
/// needed. The build of the executable has it written and compiles it; it is taken only by the very program it was made from.</summary>
public static class MadeCode
{
    /// <summary>The assembly, beside the program.</summary>
    public const string AssemblyName = "CaseTrack.Generated";

    // What is written beside the code: of which build it is.
    private const string Origin = "CaseTrack.MadeFrom";

    private static readonly string Own = $"{typeof(MadeCode).Module.ModuleVersionId}";

    /// <summary>Has the libraries take what was made, or compile as they go.</summary>
    /// <param name="options">How they are set.</param>
    /// <param name="wanted">Whether it has to be there (true) or is left alone (false); without, it is taken where it is.</param>
    /// <exception cref="InvalidOperationException">It has to be there, and is not.</exception>
    public static void UseMadeCode(this WolverineOptions options, bool? wanted)
    {
        // Several services in one process, as tests start them, share what is compiled of the same source.
        options.CodeGeneration.ReuseCompiledAssemblies = true;
        options.CodeGeneration.SourceCodeWritingEnabled = false;
        if (wanted is not false && Find() is { } made)
        {
            options.CodeGeneration.ApplicationAssembly = made;
            options.CodeGeneration.TypeLoadMode = wanted is true ? TypeLoadMode.Static : TypeLoadMode.Auto;
            return;
        }

        options.CodeGeneration.TypeLoadMode = wanted is true
            ? throw new InvalidOperationException($"StaticCode: 没有与本程序对应的 {AssemblyName}.dll (no {AssemblyName}.dll of this build).")
            : TypeLoadMode.Dynamic;
    }

    /// <summary>Says in code that has just been written which program wrote it.</summary>
    /// <param name="folder">Where it was written.</param>
    public static void Sign(string folder) => File.WriteAllText(Path.Combine(folder, "Origin.cs"),
        $"[assembly: System.Reflection.AssemblyMetadata(\"{Origin}\", \"{Own}\")]{Environment.NewLine}");

    /// <summary>Whether an assembly was made from this very program.</summary>
    public static bool IsOfThisBuild(Assembly made) =>
        made.GetCustomAttributes<AssemblyMetadataAttribute>().Any(x => x.Key == Origin && x.Value == Own);

    private static Assembly? Find()
    {
        var file = Path.Combine(AppContext.BaseDirectory, AssemblyName + ".dll");
        return File.Exists(file) && Assembly.LoadFrom(file) is var made && IsOfThisBuild(made) ? made : null;
    }
}
