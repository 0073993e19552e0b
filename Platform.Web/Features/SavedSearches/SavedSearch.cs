using Platform.Web.Features.Members;
using Platform.Web.Shared;

namespace Platform.Web.Features.SavedSearches;

/// <summary>A search that a member saved, to see new results later. Nobody else sees it.</summary>
public sealed class SavedSearch
{
    /// <summary>Most saved searches per member: more than anyone looks through, and few enough to count each.</summary>
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

    /// <summary>The query string of the results page, without question mark and page: "q=woo%20soort:vraag".</summary>
    public string Query { get; private set; } = "";

    public DateTime CreatedAt { get; private set; }

    /// <summary>When it was last opened. Results published after this are new; a new answer or an imported older text is not.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>When it was removed; null otherwise. The member can put it back for a while.</summary>
    public DateTime? RemovedAt { get; private set; }

    public void Rename(string? name) => Name = TextRules.Line(name, LongestName, "SavedSearchNameNeeded");

    public void See(DateTime at) => SeenAt = at;

    public void Remove(DateTime at) => RemovedAt = at;

    public void PutBack() => RemovedAt = null;
}
