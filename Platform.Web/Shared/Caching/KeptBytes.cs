using Platform.Web.Followers;

namespace Platform.Web.Shared.Caching;

/// <summary>What an entry of a cache takes in bytes, its key and its tags included: a limit that leaves those out is none.</summary>
public static class KeptBytes
{
    /// <summary>The entry itself, and the objects around what is kept.</summary>
    private const int Entry = 500;

    /// <summary>A tag with its key of ten characters.</summary>
    private const int Tag = 100;

    public static long Of(string key, long body, IReadOnlyCollection<ChangeKey>? tags = null) => Entry + Of(key) + body + (Tag * (tags?.Count ?? 0));

    public static long Of(string? text) => 2L * (text?.Length ?? 0);
}
