using Platform.Web.Changes;
using Platform.Web.Shared;

namespace Platform.Web.Caching;

/// <summary>Of what the page of this request is made; a page that says nothing is not kept.</summary>
public sealed class PageTags(Invalidations evictions)
{
    private readonly HashSet<ChangeKey> _tags = [];

    public IReadOnlyCollection<ChangeKey> All => _tags;

    /// <summary>Before anything of the page was read: queries that tag it are made with it.</summary>
    public long Since { get; } = evictions.Now;

    /// <summary>A value no other view of the page has; a page that is kept gets a new one at each.</summary>
    public string OnceOnly { get; } = NewOnceOnly();

    public static string NewOnceOnly() => ShortKey.New() + ShortKey.New();

    public void Add(ChangeKind kind, string? key)
    {
        if (key is not null)
            _tags.Add(new ChangeKey(kind, key));
    }
}
