using Platform.Web.Changes;

namespace Platform.Web.Features.Tags;

/// <summary>A subject word. Its key is its slug, so "Woo" and "woo" are one tag.</summary>
public sealed class Tag : IChangeSource
{
    private Tag()
    {
    }

    public Tag(string key, string name)
    {
        Key = key;
        Name = name;
    }

    public string Key { get; private set; } = "";

    public string Name { get; private set; } = "";

    public IEnumerable<ChangeKey> Changes() => [new(ChangeKind.Tag, Key)];
}
