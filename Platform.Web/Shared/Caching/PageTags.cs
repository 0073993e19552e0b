using Platform.Web.Followers;

namespace Platform.Web.Shared.Caching;

/// <summary>Of what the page of this request is made; a page that says nothing is not kept.</summary>
public sealed class PageTags
{
    private readonly HashSet<ChangeKey> _tags = [];

    public IReadOnlyCollection<ChangeKey> All => _tags;

    public void Add(ChangeKind kind, string? key)
    {
        if (key is not null)
            _tags.Add(new ChangeKey(kind, key));
    }
}
