using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>The data on which the page of this request depends. A page without tags is not cached.</summary>
public sealed class PageTags(Invalidations invalidations)
{
    private readonly HashSet<ChangeKey> _tags = [];
    private bool _isMadeEachTime;

    public IReadOnlyCollection<ChangeKey> All => _isMadeEachTime ? [] : _tags;

    /// <summary>
    /// The moment of <see cref="Invalidations.Now"/> at which this request started recording. It must be resolved before any data is read.
    /// </summary>
    public long Since { get; } = invalidations.Now;

    /// <summary>A random value for this response. A cached page gets a new one each time it is sent.</summary>
    public string OnceOnly { get; } = NewOnceOnly();

    public static string NewOnceOnly() => ShortKey.New() + ShortKey.New();

    /// <summary>Makes the page of this request an exception that is not cached.</summary>
    public void MakeEachTime() => _isMadeEachTime = true;

    /// <summary>Adds everything of these kinds, for a page with a list of them.</summary>
    public void AddAny(params ReadOnlySpan<ChangeKind> kinds)
    {
        foreach (var kind in kinds)
            _tags.Add(ChangeKey.Any(kind));
    }

    public void Add(ChangeKind kind, string? key)
    {
        if (key is not null)
            _tags.Add(new ChangeKey(kind, key));
    }
}
