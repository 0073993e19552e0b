using Microsoft.EntityFrameworkCore;
using Platform.Web.Access;
using Platform.Web.Caching;
using Platform.Web.Changes;
using Platform.Web.Data;
using Platform.Web.Shared;

namespace Platform.Web.Features.Tags;

/// <param name="Count">How many contributions with this tag these readers may see.</param>
public sealed record Topic(string Key, string Name, int Count)
{
    /// <summary>The name as pages show it.</summary>
    public string Shown => TopicName.Shown(Name);

    /// <summary>What one types in a form for this topic: the name as pages show it, if that leads to the same topic.</summary>
    public string Typed => Slug.Of(Shown) == Key ? Shown : Name;
}

/// <summary>
/// The most used topics. They are counted once for all visitors and once for all members, and again after a change of a contribution or
/// a topic.
/// </summary>
public sealed class TopicQueries(PlatformDb db, CurrentMember me, ContentCache cache, PageTags page)
{
    /// <summary>A page with all topics shows no more than these.</summary>
    public const int MostTopics = 200;

    private const int Bytes = 30_000;

    private static readonly ChangeKind[] OfTopics = [ChangeKind.Contribution, ChangeKind.Tag];

    /// <summary>Returns the topics with the most contributions first.</summary>
    public async Task<IReadOnlyList<Topic>> Most()
    {
        page.AddAny(OfTopics);
        var readers = me.Viewer.IsMember ? Viewer.AnyMember : Viewer.Outsider;
        var key = new CacheKey(new CacheSubject("topics", "most"), CacheVersion.UntilTagsChange, CacheKey.AnyLanguage, ReaderClass.Of(readers));
        if (cache.Find<IReadOnlyList<Topic>>(key) is { } known)
            return known;
        var visible = db.Contributions.AsNoTracking().VisibleTo(readers);
        IReadOnlyList<Topic> topics = await db.ContributionTags.Where(t => visible.Any(c => c.Key == t.ContributionKey))
            .GroupBy(t => new { t.TagKey, t.Tag.Name })
            .OrderByDescending(tag => tag.Count()).ThenBy(tag => tag.Key.Name).Take(MostTopics)
            .Select(tag => new Topic(tag.Key.TagKey, tag.Key.Name, tag.Count()))
            .ToListAsync();
        cache.Keep(key, topics, Bytes, [.. OfTopics.Select(ChangeKey.Any)], page.Since);
        return topics;
    }
}
