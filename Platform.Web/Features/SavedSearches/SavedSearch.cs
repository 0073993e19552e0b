using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>A search that a member keeps, to see what is new in it. Nobody else sees it.</summary>
public sealed class SavedSearch
{
    /// <summary>For one member: more than one looks through, and few enough to count each.</summary>
    public const int Most = 50;

    public const int LongestName = 100;

    private SavedSearch()
    {
    }

    public SavedSearch(string key, string memberKey, string name, string query, DateTime at)
    {
        Key = key;
        MemberKey = memberKey;
        Query = query;
        CreatedAt = at;
        SeenAt = at;
        Rename(name);
    }

    public string Key { get; private set; } = "";

    public string MemberKey { get; private set; } = "";

    public Member Member { get; private set; } = null!;

    public string Name { get; private set; } = "";

    /// <summary>As in the address of the results, without its question mark or page: "q=woo&amp;kind=question".</summary>
    public string Query { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was last opened. New is what was published since: not a new answer, nor an old text that came with an import.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>Removed, and still there for who changes their mind.</summary>
    public DateTime? RemovedAt { get; private set; }

    public void Rename(string? name) => Name = TextRules.Line(name, LongestName, "SavedSearchNameNeeded");

    public void See(DateTime at) => SeenAt = at;

    public void Remove(DateTime at) => RemovedAt = at;

    public void PutBack() => RemovedAt = null;
}
