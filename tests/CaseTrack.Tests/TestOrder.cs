using System.Security.Cryptography;
using System.Text;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(CaseTrack.Tests.TestOrder))]
[assembly: TestMethodOrderer(typeof(CaseTrack.Tests.TestOrder))]
[assembly: TestCaseOrderer(typeof(CaseTrack.Tests.TestOrder))]

namespace CaseTrack.Tests;

/// <summary>Tests run by name, so that a run is the same wherever the checkout lies, and what has a collection of its own first: it is
/// long, and nothing waits for it in the end. With <c>CASETRACK_TEST_SEED</c> set to a number they run shuffled by it, which finds tests
/// that lean on one another.</summary>
public sealed class TestOrder : ITestCollectionOrderer, ITestMethodOrderer, ITestCaseOrderer
{
    private static readonly string? Seed = Environment.GetEnvironmentVariable("CASETRACK_TEST_SEED");

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : ITestCollection =>
        [.. testCollections.OrderBy(x => x.TestCollectionDisplayName.StartsWith("Test collection for", StringComparison.Ordinal))
            .ThenBy(x => Place(x.TestCollectionDisplayName), StringComparer.Ordinal)];

    public IReadOnlyCollection<T?> OrderTestMethods<T>(IReadOnlyCollection<T?> testMethods)
        where T : notnull, ITestMethod => [.. testMethods.OrderBy(x => Place(x?.MethodName ?? ""), StringComparer.Ordinal)];

    public IReadOnlyCollection<T> OrderTestCases<T>(IReadOnlyCollection<T> testCases)
        where T : notnull, ITestCase => [.. testCases.OrderBy(x => Place(x.TestCaseDisplayName), StringComparer.Ordinal)];

    private static string Place(string name) =>
        Seed is null ? name : Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes($"{Seed} {name}")));
}
