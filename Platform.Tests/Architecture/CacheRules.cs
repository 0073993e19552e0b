using System.Text.RegularExpressions;
using Platform.Tests.Support;

namespace Platform.Tests.Architecture;

public sealed partial class CacheRules
{
    [Fact]
    public void Every_cache_has_a_limit_in_bytes_and_every_entry_its_size_with_key_and_tags()
    {
        var caches = Sources.Files(".cs").Where(f => f.StartsWith("Platform.Web/", StringComparison.Ordinal))
            .Select(f => (File: f, Text: Sources.Read(f))).Where(f => f.Text.Contains("new MemoryCacheOptions", StringComparison.Ordinal)).ToList();

        Assert.True(caches.Count > 5, $"only {caches.Count} caches were found");
        Assert.All(caches, cache =>
        {
            Assert.True(Limit().IsMatch(cache.Text), $"{cache.File}: SizeLimit = Bytes");
            Assert.True(Size().IsMatch(cache.Text), $"{cache.File}: Size by KeptBytes");
            Assert.True(!Uncounted().IsMatch(cache.Text), $"{cache.File}: an entry is counted as one");
        });
    }

    [GeneratedRegex(@"private const long Bytes = .*;[\s\S]*SizeLimit = Bytes")]
    private static partial Regex Limit();

    [GeneratedRegex(@"\bSize = (KeptBytes\.Of|BytesEach)")]
    private static partial Regex Size();

    [GeneratedRegex(@"\bSize = \d|Size = \w+\.Length")]
    private static partial Regex Uncounted();
}
