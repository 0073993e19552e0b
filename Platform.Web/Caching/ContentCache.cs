using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>
/// The only cache of content on this node: pages, fragments of pages and the data for them. Values are found by <see cref="CacheKey"/>
/// only. A value is used as long as none of its tags has changed.
/// </summary>
public sealed class ContentCache(Invalidations invalidations, IOptions<PlatformOptions> options) : IDisposable
{
    /// <summary>The longest time that a value is used. Changes normally end it earlier; this covers data outside the change log.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>In characters. A value with a longer key is not cached.</summary>
    private const int LongestKey = 1_000;

    /// <summary>In bytes: the approximate overhead of an entry, without its key, tags and value.</summary>
    private const int BytesOfEntry = 500;

    /// <summary>In bytes: the approximate size of a tag with its key of ten characters.</summary>
    private const int BytesOfTag = 100;

    private readonly MemoryCache _values = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024 });

    /// <summary>False on a node that caches nothing.</summary>
    public bool IsOn { get; } = options.Value.CacheMegabytes > 0;

    /// <returns>Null when it is not cached or is stale.</returns>
    public T? Find<T>(CacheKey key)
        where T : class =>
        _values.TryGetValue(key, out Entry? entry) && invalidations.IsFresh(entry!.Made, entry.Tags) ? (T)entry.Value : null;

    /// <param name="bytes">The size of the value in bytes.</param>
    /// <param name="tags">All data in the value that <see cref="CacheKey.Version"/> does not cover.</param>
    /// <param name="made">The value of <see cref="Invalidations.Now"/> from before any data was read.</param>
    /// <param name="longest">At most <see cref="Longest"/>, which is the default.</param>
    public void Keep<T>(CacheKey key, T value, long bytes, IReadOnlyCollection<ChangeKey> tags, long made, TimeSpan? longest = null)
        where T : class
    {
        if (key.Length <= LongestKey && invalidations.IsFresh(made, tags))
            _values.Set(key, new Entry(value, tags, made), new MemoryCacheEntryOptions
            {
                Size = bytes + (2 * key.Length) + (BytesOfTag * tags.Count) + BytesOfEntry,
                AbsoluteExpirationRelativeToNow = longest ?? Longest,
            });
    }

    public void Dispose() => _values.Dispose();

    private sealed record Entry(object Value, IReadOnlyCollection<ChangeKey> Tags, long Made);
}
