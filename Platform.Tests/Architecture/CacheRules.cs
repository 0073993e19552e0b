using Platform.Tests.Support;

namespace Platform.Tests.Architecture;

public sealed class CacheRules
{
    /// <summary>The allowed caches. Each has a limited size.</summary>
    private static readonly string[] Caches =
    [
        "Platform.Web/Caching/ContentCache.cs",
        // It counts attempts and holds no content.
        "Platform.Web/Features/Accounts/SignIn/UnknownAddresses.cs",
    ];

    [Fact]
    public void Content_is_kept_in_one_cache_only()
    {
        var code = Sources.Files(".cs").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal)).ToDictionary(f => f, Sources.Read);

        Assert.Empty(code.Keys.Except(Caches)
            .Where(f => code[f].Contains("MemoryCache", StringComparison.Ordinal) || code[f].Contains("OutputCache", StringComparison.Ordinal)));
        Assert.All(Caches, f => Assert.Contains("SizeLimit = ", code[f], StringComparison.Ordinal));
    }
}
