using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;
using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>
/// Everything that this node keeps for speed: pages, pieces of pages, and what they were made of. It is the only cache of content,
/// and <see cref="CacheKey"/> is the only way in. A value is used as long as none of its tags has changed.
/// </summary>
public sealed class ContentCache(Invalidations evictions, IOptions<PlatformOptions> options) : IDisposable
{
    /// <summary>Changes end the life of a value. This limit is for what no change tells of.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>In characters. Values with a longer key are made each time.</summary>
    private const int LongestKey = 1_000;

    /// <summary>In bytes: roughly what an entry takes beside its key, its tags and its value.</summary>
    private const int BytesOfEntry = 500;

    /// <summary>In bytes: a tag with its key of ten characters.</summary>
    private const int BytesOfTag = 100;

    private readonly MemoryCache _values = new(new MemoryCacheOptions { SizeLimit = options.Value.CacheMegabytes * 1024L * 1024 });

    /// <returns>Null when it is not kept, or no longer holds.</returns>
    public T? Find<T>(CacheKey key)
        where T : class =>
        _values.TryGetValue(key, out Entry? entry) && evictions.IsFresh(entry!.Made, entry.Tags) ? (T)entry.Value : null;

    /// <param name="bytes">The size of the value.</param>
    /// <param name="tags">All that the value was made of and that <see cref="CacheKey.Version"/> does not cover.</param>
    /// <param name="made"><see cref="Invalidations.Now"/>, taken before anything of the value was read.</param>
    /// <param name="longest">At most and by default <see cref="Longest"/>.</param>
    public void Keep<T>(CacheKey key, T value, long bytes, IReadOnlyCollection<ChangeKey> tags, long made, TimeSpan? longest = null)
        where T : class
    {
        if (key.Length <= LongestKey && evictions.IsFresh(made, tags))
            _values.Set(key, new Entry(value, tags, made), new MemoryCacheEntryOptions
            {
                Size = bytes + (2 * key.Length) + (BytesOfTag * tags.Count) + BytesOfEntry,
                AbsoluteExpirationRelativeToNow = longest ?? Longest,
            });
    }

    public void Dispose() => _values.Dispose();

    private sealed record Entry(object Value, IReadOnlyCollection<ChangeKey> Tags, long Made);
}
