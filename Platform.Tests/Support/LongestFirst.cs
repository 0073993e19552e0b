using Xunit.Abstractions;

[assembly: TestCollectionOrderer("Platform.Tests.Support.LongestFirst", "Platform.Tests")]

namespace Platform.Tests.Support;

/// <summary>
/// Starts the classes first that take minutes. A class runs its tests one after another, so one that starts last leaves the other cores
/// without work.
/// </summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    /// <summary>Names of collections and classes, or parts of them, the longest first.</summary>
    private static readonly string[] Long =
    [
        Node.OneAtATime, "EveryPage", "PostActs", "Search.QualityTests", "ContributionActs", "OwnActs", "CrawlTests", "AnyQueryTests",
        "CorpusTests", "NamelessActs", "ActsTests", "StartTests", "HealingTests", "CommandTests", "RestartTests", "KeptContent", "EveryActTests",
        "UnreadableInput", "CodeRules", "LivePageTests", "CostTests", "KeyProtection", "IndexCommand", "DiskFull",
    ];

    public IEnumerable<ITestCollection> OrderTestCollections(IEnumerable<ITestCollection> testCollections) =>
        testCollections.OrderBy(c => Array.FindIndex(Long, name => c.DisplayName.Contains(name, StringComparison.Ordinal)) is var place and >= 0 ? place : Long.Length)
            .ThenBy(c => c.DisplayName, StringComparer.Ordinal);
}
