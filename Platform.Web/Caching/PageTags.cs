using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>The data on which the page of this request depends. A page without tags is not cached.</summary>
public sealed class PageTags(Invalidations invalidations)
{
    private readonly HashSet<ChangeKey> _tags = [];

    public IReadOnlyCollection<ChangeKey> All => _tags;

    /// <summary>
    /// The moment of <see cref="Invalidations.Now"/> at which this request started recording. It must be resolved before any data is read.
    /// </summary>
    public long Since { get; } = invalidations.Now;

    /// <summary>A random value for this response. A cached page gets a new one each time it is sent.</summary>
    public string OnceOnly { get; } = NewOnceOnly();

    public static string NewOnceOnly() => ShortKey.New() + ShortKey.New();

    /// <summary>Adds everything of a kind, for a page with a list of them.</summary>
    public void AddAny(ChangeKind kind) => _tags.Add(ChangeKey.Any(kind));

    public void Add(ChangeKind kind, string? key)
    {
        if (key is not null)
            _tags.Add(new ChangeKey(kind, key));
    }
}
